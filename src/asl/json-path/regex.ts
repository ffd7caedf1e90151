// Reads the regular expressions of filters, in the part of Java's syntax that can be matched in linear time.
import { Cursor } from '../cursor';
import type { Regex, RegexAssertion, RegexNode } from './path';
import { readClass, readClassEscape, type RegexFlags } from './regex-class';

/** How many single characters a pattern may test, with `{n,m}` written out. Matching takes at most this times the text. */
const MAX_SIZE = 2000;

/**
 * Parses all of the cursor's text as a pattern.
 *
 * Look-around, back-references, possessive quantifiers and class intersections are refused: they need backtracking,
 * whose time has no bound, so a path with one of them is an error here although AWS accepts it.
 */
export function readRegex(cursor: Cursor, ignoreCase: boolean): Regex {
  const start = cursor.position;
  const source = cursor.rest;
  const reader = new RegexReader(cursor, { ...NO_FLAGS, ignoreCase });
  const node = reader.read();
  if (sizeOf(node) > MAX_SIZE) {
    cursor.raise(`A pattern may test ${MAX_SIZE} characters, with its counts written out`, start);
  }
  return { source, node, ignoreCase: reader.flags.ignoreCase, unicodeCase: reader.flags.unicodeCase };
}

const NO_FLAGS: RegexFlags = {
  ignoreCase: false,
  multiline: false,
  dotAll: false,
  comments: false,
  unicodeCase: false,
};

class RegexReader {
  constructor(
    private readonly cursor: Cursor,
    public flags: RegexFlags,
  ) {}

  read(): RegexNode {
    this.readLeadingFlags();
    const node = this.readChoice();
    if (!this.cursor.done) this.cursor.raise(`Expected the end of the pattern, but found ${this.cursor.found()}`);
    return node;
  }

  /** `(?i)` and the like, at the start alone. */
  private readLeadingFlags(): void {
    const [all, flags] = /^\(\?([imsux]+)\)/.exec(this.cursor.text.slice(this.cursor.position, this.cursor.end)) ?? [];
    if (all === undefined || flags === undefined) return;
    this.cursor.position += all.length;
    const has = (flag: string) => flags.includes(flag);
    this.flags = {
      ignoreCase: this.flags.ignoreCase || has('i'),
      multiline: this.flags.multiline || has('m'),
      dotAll: this.flags.dotAll || has('s'),
      comments: this.flags.comments || has('x'),
      unicodeCase: this.flags.unicodeCase || has('u'),
    };
  }

  private readChoice(): RegexNode {
    const nodes = [this.readSequence()];
    while (this.cursor.current === '|') {
      this.cursor.position++;
      nodes.push(this.readSequence());
    }
    const [node, ...others] = nodes;
    return node && others.length === 0 ? node : { kind: 'choice', nodes };
  }

  private readSequence(): RegexNode {
    const nodes: RegexNode[] = [];
    this.skipComments();
    while (!this.cursor.done && this.cursor.current !== '|' && this.cursor.current !== ')') {
      nodes.push(this.readQuantified(this.readAtom()));
      this.skipComments();
    }
    const [node, ...others] = nodes;
    if (!node) return { kind: 'empty' };
    return others.length === 0 ? node : { kind: 'sequence', nodes };
  }

  private skipComments(): void {
    if (!this.flags.comments) return;
    while (/\s|#/.test(this.cursor.current)) {
      if (this.cursor.current === '#') this.cursor.takeWhile((char) => char !== '\n');
      else this.cursor.position++;
    }
  }

  private readAtom(): RegexNode {
    const { cursor } = this;
    const char = cursor.current;
    if (char === '(') return cursor.nested(() => this.readGroup());
    if (char === '[') return readClass(cursor);
    if (char === '\\') return this.readEscape();
    if ('*+?{'.includes(char)) cursor.raise(`Nothing to repeat before '${char}'`);
    const point = cursor.text.codePointAt(cursor.position)!;
    cursor.position += String.fromCodePoint(point).length;
    if (char === '.') return this.flags.dotAll ? EVERYTHING : NO_LINE_END;
    if (char === '^') return { kind: 'assertion', assertion: this.flags.multiline ? 'lineStart' : 'start' };
    if (char === '$') return { kind: 'assertion', assertion: this.flags.multiline ? 'lineEnd' : 'lastEnd' };
    return { kind: 'set', negated: false, parts: [{ from: point, to: point }] };
  }

  private readGroup(): RegexNode {
    const { cursor } = this;
    const start = cursor.position++;
    if (cursor.current === '?') {
      const kind = /^\?(:|<[A-Za-z][A-Za-z0-9]*>)/.exec(cursor.text.slice(cursor.position, cursor.end))?.[0];
      if (kind === undefined) return cursor.raise('Look-around and flags inside of a pattern are not supported', start);
      cursor.position += kind.length;
    }
    const node = this.readChoice();
    if (cursor.current !== ')') cursor.raise("Expected a closing ')' in the pattern", start);
    cursor.position++;
    return node;
  }

  private readEscape(): RegexNode {
    const { cursor } = this;
    const assertion = ASSERTIONS.get(cursor.at(cursor.position + 1));
    if (assertion !== undefined) {
      cursor.position += 2;
      return { kind: 'assertion', assertion };
    }
    if (cursor.startsWith('\\Q')) return this.readQuote();
    return { kind: 'set', negated: false, parts: [readClassEscape(cursor)].flat() };
  }

  /** `\Q...\E`: everything between is itself. */
  private readQuote(): RegexNode {
    const { cursor } = this;
    const start = cursor.position + 2;
    const found = cursor.text.indexOf('\\E', start);
    const end = found === -1 || found > cursor.end ? cursor.end : found;
    cursor.position = Math.min(cursor.end, end + 2);
    const nodes = [...cursor.text.slice(start, end)].map((char): RegexNode => {
      const point = char.codePointAt(0)!;
      return { kind: 'set', negated: false, parts: [{ from: point, to: point }] };
    });
    return { kind: 'sequence', nodes };
  }

  /** A lazy quantifier finds the same texts as a greedy one when all of the text must match. */
  private readQuantified(node: RegexNode): RegexNode {
    const { cursor } = this;
    const counts = this.readCounts();
    if (counts === undefined) return node;
    if (cursor.current === '+') cursor.raise('Possessive quantifiers are not supported');
    if (cursor.current === '?') cursor.position++;
    return { kind: 'repeat', node, min: counts[0], max: counts[1] };
  }

  private readCounts(): [number, number] | undefined {
    const { cursor } = this;
    const simple = QUANTIFIERS.get(cursor.current);
    if (simple !== undefined) {
      cursor.position++;
      return simple;
    }
    if (cursor.current !== '{') return undefined;
    const match = /^\{(\d+)(,(\d*))?\}/.exec(cursor.text.slice(cursor.position, cursor.end));
    if (match === null) return cursor.raise('Expected a count such as {2}, {2,} or {2,5}');
    const min = Number(match[1]);
    const max = match[2] === undefined ? min : match[3] === '' ? Infinity : Number(match[3]);
    if (max < min) cursor.raise(`The counts of ${match[0]} are in the wrong order`);
    cursor.position += match[0].length;
    return [min, max];
  }
}

function sizeOf(node: RegexNode): number {
  switch (node.kind) {
    case 'sequence':
    case 'choice':
      return node.nodes.reduce((size, inner) => size + sizeOf(inner), 1);
    case 'repeat':
      return sizeOf(node.node) * Math.max(1, node.max === Infinity ? node.min + 1 : node.max);
    default:
      return 1;
  }
}

const EVERYTHING: RegexNode = { kind: 'set', negated: true, parts: [] };
const LINE_ENDS = [0x0a, 0x0d, 0x85, 0x2028, 0x2029].map((point) => ({ from: point, to: point }));
const NO_LINE_END: RegexNode = { kind: 'set', negated: true, parts: LINE_ENDS };

const QUANTIFIERS: ReadonlyMap<string, [number, number]> = new Map([
  ['*', [0, Infinity]],
  ['+', [1, Infinity]],
  ['?', [0, 1]],
]);

const ASSERTIONS: ReadonlyMap<string, RegexAssertion> = new Map<string, RegexAssertion>([
  ['A', 'start'],
  ['z', 'end'],
  ['Z', 'lastEnd'],
  ['b', 'boundary'],
  ['B', 'inside'],
]);
