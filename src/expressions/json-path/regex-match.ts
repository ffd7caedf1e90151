// Matches regular expressions in time that grows with the text and with the pattern, never faster: no backtracking.
import type { Regex, RegexNode, RegexSetPart } from '../../asl/json-path/path';

type SetTest = (point: number) => boolean;

/** One instruction of a compiled pattern; `next` and `other` are places in the program. */
type Instruction =
  | { readonly kind: 'set'; readonly test: SetTest; readonly next: number }
  | { readonly kind: 'assertion'; readonly holds: AssertionTest; readonly next: number }
  | { readonly kind: 'split'; next: number; other: number }
  | { readonly kind: 'match' };

type AssertionTest = (points: readonly number[], at: number) => boolean;

/** Whether all of a text matches. */
export function compileRegex(regex: Regex): (text: string) => boolean {
  const program: Instruction[] = [{ kind: 'match' }];
  const fold = regex.ignoreCase ? (regex.unicode ? unicodeCases : asciiCases) : undefined;
  const start = compileNode(regex.node, 0, program, fold);
  return (text) =>
    run(
      program,
      start,
      [...text].map((char) => char.codePointAt(0)!),
    );
}

/** Compiles backwards: each node is given the place to go on at, and returns the place to start at. */
function compileNode(node: RegexNode, next: number, program: Instruction[], fold: Fold): number {
  const add = (instruction: Instruction) => program.push(instruction) - 1;
  switch (node.kind) {
    case 'empty':
      return next;
    case 'set':
      return add({ kind: 'set', test: compileSet(node.negated, node.parts, fold), next });
    case 'assertion':
      return add({ kind: 'assertion', holds: ASSERTIONS[node.assertion], next });
    case 'sequence':
      return node.nodes.reduceRight((after, one) => compileNode(one, after, program, fold), next);
    case 'choice':
      return node.nodes
        .map((one) => compileNode(one, next, program, fold))
        .reduceRight((other, one) => add({ kind: 'split', next: one, other }));
    case 'repeat':
      return compileRepeat(node, next, program, fold);
  }
}

function compileRepeat(
  { node, min, max }: RegexNode & { kind: 'repeat' },
  next: number,
  program: Instruction[],
  fold: Fold,
): number {
  let start = next;
  if (max === Infinity) {
    const loop: Instruction & { kind: 'split' } = { kind: 'split', next: 0, other: next };
    start = program.push(loop) - 1;
    loop.next = compileNode(node, start, program, fold);
  } else {
    for (let count = min; count < max; count += 1) {
      start = program.push({ kind: 'split', next: compileNode(node, start, program, fold), other: next }) - 1;
    }
  }
  for (let count = 0; count < min; count += 1) start = compileNode(node, start, program, fold);
  return start;
}

function compileSet(negated: boolean, parts: readonly RegexSetPart[], fold: Fold): SetTest {
  const tests = parts.map(compilePart);
  const has = (point: number) => tests.some((test) => test(point));
  const found = fold ? (point: number) => has(point) || fold(point).some(has) : has;
  return negated ? (point) => !found(point) : found;
}

function compilePart(part: RegexSetPart): SetTest {
  if ('from' in part) return (point) => point >= part.from && point <= part.to;
  const pattern = new RegExp(`^\\p{${part.property}}$`, 'u');
  return (point) => pattern.test(String.fromCodePoint(point)) !== part.negated;
}

/** The other cases of a character. Without the flag `u`, Java ignores the case of ASCII letters alone. */
type Fold = ((point: number) => readonly number[]) | undefined;

function asciiCases(point: number): readonly number[] {
  if (point >= 0x41 && point <= 0x5a) return [point + 0x20];
  return point >= 0x61 && point <= 0x7a ? [point - 0x20] : [];
}

function unicodeCases(point: number): readonly number[] {
  const char = String.fromCodePoint(point);
  return [char.toLowerCase(), char.toUpperCase()].map((other) => other.codePointAt(0)!);
}

const LINE_ENDS: ReadonlySet<number | undefined> = new Set([0x0a, 0x0d, 0x85, 0x2028, 0x2029]);

const ASSERTIONS: Readonly<Record<(RegexNode & { kind: 'assertion' })['assertion'], AssertionTest>> = {
  start: (_, at) => at === 0,
  end: (points, at) => at === points.length || (at === points.length - 1 && LINE_ENDS.has(points[at])),
  lineStart: (points, at) => at === 0 || (LINE_ENDS.has(points[at - 1]) && at < points.length),
  lineEnd: (points, at) => at === points.length || LINE_ENDS.has(points[at]),
  boundary: (points, at) => isWord(points[at - 1]) !== isWord(points[at]),
  inside: (points, at) => isWord(points[at - 1]) === isWord(points[at]),
};

function isWord(point: number | undefined): boolean {
  return point !== undefined && (point === 0x5f || /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(point)));
}

/** All states that the pattern can be in go through the text together. */
function run(program: readonly Instruction[], start: number, points: readonly number[]): boolean {
  let current = closure(program, [start], points, 0);
  for (let at = 0; at < points.length; at += 1) {
    const point = points[at]!;
    const moved: number[] = [];
    for (const place of current) {
      const instruction = program[place]!;
      if (instruction.kind === 'set' && instruction.test(point)) moved.push(instruction.next);
    }
    if (moved.length === 0) return false;
    current = closure(program, moved, points, at + 1);
  }
  return current.has(0);
}

/** The places that can be reached without reading; place 0 is the match. */
function closure(
  program: readonly Instruction[],
  places: readonly number[],
  points: readonly number[],
  at: number,
): Set<number> {
  const reached = new Set<number>();
  const open = [...places];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (reached.has(place)) continue;
    reached.add(place);
    const instruction = program[place]!;
    if (instruction.kind === 'split') open.push(instruction.next, instruction.other);
    else if (instruction.kind === 'assertion' && instruction.holds(points, at)) open.push(instruction.next);
  }
  return reached;
}
