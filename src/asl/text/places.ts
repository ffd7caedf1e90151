// Where in a text the findings about a definition are.
import { scanJson } from './json-nodes';
import type { SourceText } from './source-text';
import { repeatedKeys, spotOf, type TextNode } from './text-node';
import type { Diagnostic, Position } from '../diagnostic';

/** A definition in a text: all of it, an object in a template, or a string in one. */
interface Part {
  /** Where it begins, or the key of the property that makes it. */
  readonly start: number;
  /** Undefined where it cannot be looked into. */
  readonly root?: TextNode;
  /** Of a string that is not JSON: where it stops being that. */
  readonly fault?: number;
  /** The offset in the text of an offset in the root; the same, but for a string. */
  readonly offsetOf: (offset: number) => number;
}

/** A finding as it is shown. */
export interface ShownFinding extends Diagnostic {
  readonly file: string;
  /** The line of the text that it points to. */
  readonly sourceLine?: string;
  /** Of a file with several, or a folder. */
  readonly stateMachine?: string;
  /** Of a state machine that the CDK makes. */
  readonly constructPath?: string;
}

/** The places of one definition. Nothing is looked up before a finding asks for it. */
export class Places {
  /** Of a text that is a definition. */
  static of(source: SourceText): Places {
    return new Places(source, () => {
      const root = source.root();
      const problem = root ? undefined : source.read();
      return {
        start: root?.start ?? Math.max(0, source.text.search(/\S/)),
        root,
        fault: problem && 'position' in problem ? problem.position.offset : undefined,
        offsetOf: (offset) => offset,
      };
    });
  }

  /** Of a definition that is one value of a text: an object, or a string which may be the argument of `Fn::Sub`. */
  static at(source: SourceText, location: string): Places {
    return new Places(source, () => partAt(source, location));
  }

  private found: Part | undefined;

  private constructor(
    private readonly source: SourceText,
    private readonly look: () => Part,
  ) {}

  /** The file, or what else the text is. */
  get file(): string {
    return this.source.name;
  }

  /** Whether the finding is about this text, rather than about what becomes of it. */
  has({ code }: Diagnostic): boolean {
    return code !== 'INVALID_JSON_DESCRIPTION' || this.part().fault !== undefined;
  }

  /** The finding with its position. */
  placed(finding: Diagnostic): Diagnostic {
    return { ...finding, position: this.positionOf(finding) };
  }

  positionOf(finding: Partial<Diagnostic>): Position {
    return this.source.position(this.offsetOf(finding));
  }

  /** All findings, keys that an object has twice among them, in the order of the text. */
  inOrder(findings: readonly Diagnostic[]): Diagnostic[] {
    const { root, offsetOf } = this.part();
    const repeated = (root ? repeatedKeys(root) : []).map(({ key, start }) => ({
      severity: 'WARNING' as const,
      code: 'DUPLICATE_FIELD' as const,
      message: `Field '${key}' stands twice in one object; the last one counts`,
      position: this.source.position(offsetOf(start)),
    }));
    return [...repeated, ...findings.map((finding) => this.placed(finding))].sort(
      (one, other) => one.position!.offset - other.position!.offset,
    );
  }

  /** A finding of this text with its file and the line that it points to. */
  shown(finding: Diagnostic): ShownFinding {
    const { position } = finding;
    return { ...finding, file: this.file, ...(position && { sourceLine: this.source.line(position) }) };
  }

  private offsetOf({ code, location = '', text }: Partial<Diagnostic>): number {
    const { start, root, fault, offsetOf } = this.part();
    if (code === 'INVALID_JSON_DESCRIPTION') return fault === undefined ? start : offsetOf(fault);
    const path = text?.location ?? (location === '/' ? '' : location);
    const spot = root && path !== '' ? spotOf(root, path) : undefined;
    if (!spot) return start;
    return offsetOf(text && spot.content ? spot.content.offsetOf(text.offset) : spot.start);
  }

  private part(): Part {
    return (this.found ??= this.look());
  }
}

/** The arguments of functions in which a definition may be one string. */
const STRINGS = ['', '/Fn::Sub', '/Fn::Sub[0]'];

function partAt(source: SourceText, location: string): Part {
  const same = (offset: number): number => offset;
  const root = source.root();
  const start = (root && spotOf(root, location)?.start) ?? 0;
  const node = root && nodeAt(root, location);
  if (!node) return { start, offsetOf: same };
  for (const path of STRINGS) {
    const content = nodeAt(node, path)?.content;
    if (!content) continue;
    const scanned = scanJson(content.read(), true);
    return { start, ...scanned, offsetOf: (offset) => content.offsetOf(offset) };
  }
  // An object that is a call, such as Fn::Join, makes the definition of parts that are elsewhere.
  const isCall = node.members?.length === 1 && /^(Ref|Fn::.*)$/.test(node.members[0]!.key);
  return { start, ...(node.members && !isCall && { root: node }), offsetOf: same };
}

/** The value at a location, if it is there. */
function nodeAt(node: TextNode, location: string): TextNode | undefined {
  if (location === '') return node;
  const [, key, index] = /^(?:\/([^/[]+)|\[(\d+)\])/.exec(location) ?? [];
  const inner =
    index === undefined ? node.members?.filter((one) => one.key === key).pop()?.value : node.items?.[+index];
  return inner && nodeAt(inner, location.slice(index === undefined ? 1 + key!.length : 2 + index.length));
}
