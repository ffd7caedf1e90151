// The source text of a file, JSON or YAML: its value, and the position of each part.
import type * as Yaml from 'yaml';
import { scanJson } from './json-nodes';
import type { TextNode } from './text-node';
import { parseYaml, type YamlOptions } from './yaml-document';
import { yamlNodes } from './yaml-nodes';
import { exactInteger } from '../../json/exact-integer';
import type { Json } from '../../json/json';
import { parseDefinitionText } from '../../json/text';
import type { Position } from '../diagnostic';
import { MAX_DEFINITION_LENGTH, MAX_NESTING } from '../quotas';
import { yaml } from '../yaml';

/** The value of a text, or its error. */
export type ReadText = { readonly value: Json } | { readonly message: string; readonly position: Position };

/** A text and its name. Everything is parsed on first use, and only once. */
export abstract class SourceText {
  private lineStarts: readonly number[] | undefined;

  constructor(
    /** The name in messages: a file's path, or a description of the text. */
    readonly name: string,
    readonly text: string,
    /** Whether the name is the path of a file that has this text. */
    readonly isFile = false,
  ) {}

  /** The value; undefined if the text does not parse. */
  abstract read(): ReadText;

  /** The positions of all values; undefined if the text does not parse or is larger than a definition may be. */
  abstract root(): TextNode | undefined;

  /** Line and column of an offset. */
  position(offset: number): Position {
    const starts = (this.lineStarts ??= startsOfLines(this.text));
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { offset, line: low + 1, column: offset - starts[low]! + 1 };
  }

  /** The text of a line, without its line break. */
  line({ offset, column }: Position): string {
    const start = offset - column + 1;
    const end = this.text.indexOf('\n', start);
    return this.text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
  }
}

export class JsonText extends SourceText {
  private scanned: { readonly root: TextNode | undefined } | undefined;

  read(): ReadText {
    try {
      return { value: parseDefinitionText(this.text) };
    } catch (thrown) {
      const scanned = scanJson(this.text);
      const offset = 'fault' in scanned ? scanned.fault : 0;
      return { message: (thrown as Error).message, position: this.position(offset) };
    }
  }

  root(): TextNode | undefined {
    this.scanned ??= { root: this.scan() };
    return this.scanned.root;
  }

  private scan(): TextNode | undefined {
    if (this.text.length > MAX_DEFINITION_LENGTH) return undefined;
    // Allows substitutions such as `${Name}` in places where JSON does not.
    const scanned = scanJson(this.text, true);
    return 'root' in scanned ? scanned.root : undefined;
  }
}

/** A text without these has no number that a double rounds or cannot hold. */
const UNUSUAL_NUMBER = /\d{16}|[eE]\+?\d{3}|\.(?:inf|nan)/i;

/** The parser's stack overflows before the limit of 1,000 levels. */
const TOO_DEEP = 'The text nests too deeply, by some hundred levels: write what is nested this far as JSON';

export class YamlText extends SourceText {
  private document: Yaml.Document.Parsed | undefined;
  private nodes: TextNode | undefined;

  constructor(
    name: string,
    text: string,
    private readonly options: YamlOptions = {},
    isFile = false,
  ) {
    super(name, text, isFile);
  }

  read(): ReadText {
    if (nestsTooDeeply(this.text)) return this.fault(`The text nests deeper than ${MAX_NESTING} levels`, 0);
    const document = this.parse();
    const [problem] = document.errors;
    if (problem) {
      return this.fault(problem.code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP : problem.message, problem.pos[0]);
    }
    const tagged = document.warnings.find(({ code }) => code === 'TAG_RESOLVE_FAILED');
    if (tagged) return this.fault(unknownTagText(tagged.message), tagged.pos[0]);
    const wrong = this.readNumbers(document);
    if (wrong) return wrong;
    try {
      // Anchors may repeat a part, but not multiply it ("billion laughs").
      return { value: document.toJS({ maxAliasCount: 100 }) as Json };
    } catch (thrown) {
      return this.fault(thrown instanceof RangeError ? TOO_DEEP : (thrown as Error).message, 0);
    }
  }

  root(): TextNode | undefined {
    if (this.text.length > MAX_DEFINITION_LENGTH || nestsTooDeeply(this.text)) return undefined;
    return (this.nodes ??= yamlNodes(this.parse(), this.text));
  }

  /** Restores all digits of long integers. Returns an error for a number that JSON cannot express. */
  private readNumbers(document: Yaml.Document.Parsed): ReadText | undefined {
    if (!UNUSUAL_NUMBER.test(this.text)) return undefined;
    let wrong: ReadText | undefined;
    yaml().visit(document, {
      Scalar: (_, scalar) => {
        const { value, source = '', range } = scalar;
        if (typeof value !== 'number') return undefined;
        if (/^-?\d{16,}$/.test(source)) scalar.value = exactInteger(source);
        if (Number.isFinite(value)) return undefined;
        wrong = this.fault(
          `The number ${source.slice(0, 20)} cannot be written as JSON: no double holds it`,
          range?.[0] ?? 0,
        );
        return yaml().visit.BREAK;
      },
    });
    return wrong;
  }

  private parse(): Yaml.Document.Parsed {
    return (this.document ??= parseYaml(this.text, this.options));
  }

  private fault(message: string, offset: number): ReadText {
    return { message, position: this.position(offset) };
  }
}

/** CloudFormation refuses a tag that it does not know. Without this, the value would be read as if it had no tag. */
function unknownTagText(message: string): string {
  return `Unknown tag ${/![^\s]*/.exec(message)?.[0] ?? ''}: CloudFormation has no function of this name`;
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * The parser is recursive, so nesting is limited first. Brackets in strings count too, which is harmless at this depth.
 */
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
