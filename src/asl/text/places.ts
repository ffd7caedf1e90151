// Gives findings about a definition their positions in its text.
import { scanJson } from './json-nodes';
import type { SourceText } from './source-text';
import { repeatedKeys, spotOf, type TextNode } from './text-node';
import type { Diagnostic, Position } from '../diagnostic';

/** A definition in a text: the whole text, or an object or a string in a template. */
interface Part {
  /** Where it begins, or the key of the property that produces it. */
  readonly start: number;
  /** Undefined if its parts have no positions. */
  readonly root?: TextNode;
  /** For a string that is not JSON: the first offset that is invalid. */
  readonly fault?: number;
  /** Converts an offset in the root to an offset in the text. They differ only inside a string. */
  readonly offsetOf: (offset: number) => number;
}

/** A finding as it is shown. */
export interface ShownFinding extends Diagnostic {
  /** The file with the definition. */
  readonly file: string;
  /** The line of the text that it points to. */
  readonly sourceLine?: string;
  /** For a file with several, or a folder. */
  readonly stateMachine?: string;
  /** For a state machine that the CDK synthesized. */
  readonly constructPath?: string;
}

/** The places of one definition. They are computed when the first finding needs them. */
export class Places {
  /** For a text that is a definition. */
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

  /** For a definition inside a text: an object, or a string, which may be the argument of `Fn::Sub`. */
  static at(source: SourceText, location: string): Places {
    return new Places(source, () => partAt(source, location));
  }

  private found: Part | undefined;

  private constructor(
    private readonly source: SourceText,
    private readonly look: () => Part,
  ) {}

  /** The file, or another name of the text. */
  get file(): string {
    return this.source.name;
  }

  /** The file, if the text is one and the parts of the definition have positions in it. */
  get path(): string | undefined {
    return this.source.isFile && this.part().root ? this.source.name : undefined;
  }

  /** Whether the finding is about this text, rather than about the definition made from it. */
  has({ code }: Diagnostic): boolean {
    return code !== 'INVALID_JSON_DESCRIPTION' || this.part().fault !== undefined;
  }

  /** The finding, with its position. */
  placed(finding: Diagnostic): Diagnostic {
    return { ...finding, position: this.positionOf(finding) };
  }

  positionOf(finding: Partial<Diagnostic>): Position {
    return this.source.position(this.offsetOf(finding));
  }

  /** All findings, including duplicate keys, in the order of the text. */
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

  private offsetOf({ code, location = '', text, field }: Partial<Diagnostic>): number {
    const { start, root, fault, offsetOf } = this.part();
    if (code === 'INVALID_JSON_DESCRIPTION') return fault === undefined ? start : offsetOf(fault);
    const path = text?.location ?? (location === '/' ? '' : location);
    const key = root && field !== undefined ? keyAt(root, path, field) : undefined;
    if (key !== undefined) return offsetOf(key);
    const spot = root && path !== '' ? spotOf(root, path) : undefined;
    if (!spot) return start;
    return offsetOf(text && spot.content ? spot.content.offsetOf(text.offset) : spot.start);
  }

  private part(): Part {
    return (this.found ??= this.look());
  }
}

/** The functions whose argument may hold a definition as one string. */
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
  // A function call, such as Fn::Join, builds the definition from parts that are elsewhere.
  const isCall = node.members?.length === 1 && /^(Ref|Fn::.*)$/.test(node.members[0]!.key);
  return { start, ...(node.members && !isCall && { root: node }), offsetOf: same };
}

/** The keys of objects with mistakes, which may have many. */
const keysOf = new WeakMap<TextNode, ReadonlyMap<string, number>>();

/** Where the key of a field is written, which may have the suffix of a computed value. */
function keyAt(root: TextNode, location: string, field: string): number | undefined {
  const node = nodeAt(root, location);
  if (!node?.members) return undefined;
  let keys = keysOf.get(node);
  if (!keys) keysOf.set(node, (keys = new Map(node.members.map(({ key, start }) => [key, start]))));
  return keys.get(field) ?? keys.get(`${field}.$`);
}

/** The value at a location, if it is there. */
function nodeAt(node: TextNode, location: string): TextNode | undefined {
  if (location === '') return node;
  const [, key, index] = /^(?:\/([^/[]+)|\[(\d+)\])/.exec(location) ?? [];
  const inner =
    index === undefined ? node.members?.filter((one) => one.key === key).pop()?.value : node.items?.[+index];
  return inner && nodeAt(inner, location.slice(index === undefined ? 1 + key!.length : 2 + index.length));
}
