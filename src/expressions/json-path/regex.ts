// Matches regular expressions in linear time: all ways through the pattern are followed at once, none is tried again.
import { compileSet, isWordPoint, type PointTest } from './regex-set';
import type { Regex, RegexAssertion, RegexNode } from '../../asl/json-path/path';

type Instruction =
  | { readonly kind: 'point'; readonly test: PointTest }
  | { readonly kind: 'assertion'; readonly assertion: RegexAssertion }
  /** Goes on at each of the places. */
  | { readonly kind: 'fork'; readonly targets: number[] }
  | { readonly kind: 'match' };

/** A pattern that must match the whole text, like Java's `matches()`. */
export class Pattern {
  readonly source: string;
  private readonly program: readonly Instruction[];

  constructor(regex: Regex) {
    this.source = regex.source;
    this.program = new Writer(regex).write();
  }

  matches(text: string): boolean {
    const points = Array.from(text, (char) => char.codePointAt(0)!);
    return run(this.program, points);
  }
}

/** Writes the pattern out as instructions; each goes on with the one after it. */
class Writer {
  private readonly program: Instruction[] = [];

  constructor(private readonly regex: Regex) {}

  write(): readonly Instruction[] {
    this.add(this.regex.node);
    this.program.push({ kind: 'match' });
    return this.program;
  }

  private add(node: RegexNode): void {
    switch (node.kind) {
      case 'empty':
        return;
      case 'set':
        this.program.push({ kind: 'point', test: compileSet(node, this.regex) });
        return;
      case 'assertion':
        this.program.push(node);
        return;
      case 'sequence':
        node.nodes.forEach((inner) => this.add(inner));
        return;
      case 'choice':
        return this.addChoice(node.nodes);
      case 'repeat':
        return this.addRepeat(node.node, node.min, node.max);
    }
  }

  private addChoice(nodes: readonly RegexNode[]): void {
    const fork = this.fork();
    const ends: number[][] = [];
    for (const node of nodes) {
      fork.push(this.program.length);
      this.add(node);
      ends.push(this.fork());
    }
    for (const end of ends) end.push(this.program.length);
  }

  private addRepeat(node: RegexNode, min: number, max: number): void {
    for (let count = 0; count < min; count++) this.add(node);
    if (max === Infinity) {
      const start = this.program.length;
      const fork = this.fork();
      fork.push(this.program.length);
      this.add(node);
      this.fork().push(start);
      fork.push(this.program.length);
      return;
    }
    const ways: number[][] = [];
    for (let count = min; count < max; count++) {
      const fork = this.fork();
      fork.push(this.program.length);
      ways.push(fork);
      this.add(node);
    }
    for (const way of ways) way.push(this.program.length);
  }

  /** A fork whose targets are filled in later. */
  private fork(): number[] {
    const targets: number[] = [];
    this.program.push({ kind: 'fork', targets });
    return targets;
  }
}

function run(program: readonly Instruction[], text: readonly number[]): boolean {
  // The text's place at which an instruction was last entered, so that none is entered twice at one place.
  const entered = new Int32Array(program.length).fill(-1);
  let current = enter(program, [0], text, 0, entered);
  for (let at = 0; at < text.length; at++) {
    if (current.length === 0) return false;
    const next: number[] = [];
    for (const place of current) {
      const instruction = program[place]!;
      if (instruction.kind === 'point' && instruction.test(text[at]!)) next.push(place + 1);
    }
    current = enter(program, next, text, at + 1, entered);
  }
  return current.some((place) => program[place]!.kind === 'match');
}

/** Follows forks and assertions from the given places to the instructions that read a character, or to the match. */
function enter(
  program: readonly Instruction[],
  places: readonly number[],
  text: readonly number[],
  at: number,
  entered: Int32Array,
): number[] {
  const found: number[] = [];
  const open = [...places];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (entered[place] === at) continue;
    entered[place] = at;
    const instruction = program[place]!;
    if (instruction.kind === 'fork') open.push(...instruction.targets);
    else if (instruction.kind !== 'assertion') found.push(place);
    else if (ASSERTIONS[instruction.assertion](text, at)) open.push(place + 1);
  }
  return found;
}

const LINE_FEED = 0x0a;
const RETURN = 0x0d;

function isLineEnd(point: number | undefined): boolean {
  return point === LINE_FEED || point === RETURN || point === 0x85 || point === 0x2028 || point === 0x2029;
}

/** Between the two characters of a Windows line end no line ends or starts. */
function splitsReturn(text: readonly number[], at: number): boolean {
  return text[at - 1] === RETURN && text[at] === LINE_FEED;
}

function isBoundary(text: readonly number[], at: number): boolean {
  return isWordPoint(text[at - 1]) !== isWordPoint(text[at]);
}

/** `lastEnd` is the end, or the line end before it. */
const ASSERTIONS: Readonly<Record<RegexAssertion, (text: readonly number[], at: number) => boolean>> = {
  start: (_, at) => at === 0,
  end: (text, at) => at === text.length,
  lastEnd: (text, at) =>
    at === text.length ||
    (at === text.length - 1 && isLineEnd(text[at]) && !splitsReturn(text, at)) ||
    (at === text.length - 2 && splitsReturn(text, at + 1)),
  lineStart: (text, at) => at === 0 || (at < text.length && isLineEnd(text[at - 1]) && !splitsReturn(text, at)),
  lineEnd: (text, at) => at === text.length || (isLineEnd(text[at]) && !splitsReturn(text, at)),
  boundary: isBoundary,
  inside: (text, at) => !isBoundary(text, at),
};
