// A definition's text as people wrote it, JSON or YAML: its value, and where in it a finding is.
import type * as Yaml from 'yaml';
import type { Diagnostic, Position } from './diagnostic';
import { MAX_NESTING } from './quotas';
import { yaml } from './yaml';
import type { Json } from '../json/json';

/** Such as `customTags`, for CloudFormation's `!Ref`. */
export type SourceTextOptions = Pick<Yaml.SchemaOptions, 'customTags'>;

/** Text that is no YAML. */
export class NotYaml extends Error {
  constructor(
    message: string,
    readonly position: Position,
  ) {
    super(message);
  }
}

/** Where the stack of the parser ends, which is before the bound of 1,000 levels. */
const TOO_DEEP = 'The text nests too deeply, by some hundred levels: write what is nested this far as JSON';

/** YAML holds JSON, so one parser tells the places of both. It is loaded when somebody asks. */
export class SourceText {
  private readonly document: Yaml.Document.Parsed;
  private readonly lines: Yaml.LineCounter;

  constructor(
    readonly text: string,
    options: SourceTextOptions = {},
  ) {
    const { LineCounter, parseDocument } = yaml();
    this.lines = new LineCounter();
    if (nestsTooDeeply(text)) {
      throw new NotYaml(`The text nests deeper than ${MAX_NESTING} levels`, { offset: 0, line: 1, column: 1 });
    }
    this.document = parseDocument(text, {
      ...options,
      lineCounter: this.lines,
      uniqueKeys: false,
      prettyErrors: false,
    });
  }

  /** The value. Throws NotYaml. */
  value(): Json {
    const [problem] = this.document.errors;
    if (problem) {
      const isTooDeep = problem.code === 'RESOURCE_EXHAUSTION';
      throw new NotYaml(isTooDeep ? TOO_DEEP : problem.message, this.positionOf(problem.pos[0]));
    }
    try {
      // Anchors may repeat a part, not blow it up ("billion laughs").
      return this.document.toJS({ maxAliasCount: 100 }) as Json;
    } catch (thrown) {
      throw new NotYaml(thrown instanceof RangeError ? TOO_DEEP : (thrown as Error).message, this.positionOf(0));
    }
  }

  /** The findings with their places in the text. @param prefix where in the text the definition is */
  placed(findings: readonly Diagnostic[], prefix = ''): Diagnostic[] {
    return findings.map((finding) =>
      finding.position ? finding : { ...finding, position: this.placeOf(finding, prefix) },
    );
  }

  /** Keys that stand twice in one object, of which only the last one counts. */
  duplicateFields(): Diagnostic[] {
    const { isMap, isScalar, visit } = yaml();
    const found: Diagnostic[] = [];
    visit(this.document, {
      Map: (_, map) => {
        if (!isMap(map)) return;
        const seen = new Set<unknown>();
        for (const { key } of map.items) {
          const name = isScalar(key) ? key.value : key;
          if (seen.has(name)) {
            found.push({
              severity: 'WARNING',
              code: 'DUPLICATE_FIELD',
              message: `Field '${String(name)}' stands twice in one object; the last one counts`,
              position: this.positionOf((key as Yaml.Scalar).range![0]),
            });
          }
          seen.add(name);
        }
      },
    });
    return found;
  }

  /** The place of a location such as `/States/Charge/Retry[0]`, or of the part of it that is there. */
  private placeOf({ location = '', text }: Diagnostic, prefix: string): Position {
    const { isScalar } = yaml();
    const found = this.resolve(this.document.contents, prefix + (text?.location ?? (location === '/' ? '' : location)));
    const at = found?.range?.[0] ?? 0;
    if (!text || !isScalar(found)) return this.positionOf(at);
    const quotes = found.type === 'QUOTE_DOUBLE' || found.type === 'QUOTE_SINGLE' ? 1 : 0;
    return this.positionOf(at + quotes + text.offset);
  }

  /** Names of states may hold slashes and brackets: the longest key that fits is tried first. */
  private resolve(node: unknown, rest: string): Yaml.Node | undefined {
    const { isMap, isSeq, isScalar } = yaml();
    if (rest === '') return node as Yaml.Node;
    if (isSeq(node)) {
      const index = /^\[(\d+)\]/.exec(rest);
      const item = index ? node.items[Number(index[1])] : undefined;
      return item ? (this.resolve(item, rest.slice(index![0].length)) ?? (item as Yaml.Node)) : undefined;
    }
    if (!isMap(node)) return undefined;
    const fitting = node.items
      .filter(({ key }) => isScalar(key) && leads(String(key.value), rest))
      .sort((a, b) => String(b.key).length - String(a.key).length);
    for (const { key, value } of fitting) {
      const inner = rest.slice(1 + String((key as Yaml.Scalar).value).length);
      const found = inner === '' ? told(key as Yaml.Node, value as Yaml.Node) : this.resolve(value, inner);
      if (found) return found;
    }
    return fitting.length > 0 ? (fitting[0]!.key as Yaml.Node) : undefined;
  }

  private positionOf(offset: number): Position {
    const { line, col } = this.lines.linePos(offset);
    return { offset, line, column: col };
  }
}

/** A finding about text points into it; one about an object or a list points to its name. */
function told(key: Yaml.Node, value: Yaml.Node | null): Yaml.Node {
  return yaml().isScalar(value) ? value : key;
}

/** The parser recurses: nesting is bounded before. Brackets in texts count too, which does no harm this far up. */
function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  for (const line of text.split('\n')) {
    if (/^[\s?-]*/.exec(line)![0].length > MAX_NESTING) return true;
    for (const bracket of line.match(/[[\]{}]/g) ?? []) {
      depth = Math.max(0, depth + (bracket === '[' || bracket === '{' ? 1 : -1));
      if (depth > MAX_NESTING) return true;
    }
  }
  return false;
}

function leads(key: string, location: string): boolean {
  if (!location.startsWith(`/${key}`)) return false;
  const next = location[key.length + 1];
  return next === undefined || next === '/' || next === '[';
}
