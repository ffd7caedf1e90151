// Writes a regular expression out as instructions for the matcher, each of which continues with the one after it.
import type { Assertion, RegexNode, RegexSyntax } from './syntax';

export type CharacterTest = (code: number) => boolean;

export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
}

/** `step` is 1, or -1 in `(?<=`, where the pattern is read from right to left. */
export type Instruction =
  | { readonly kind: 'character'; readonly test: CharacterTest; readonly step: number }
  /** Many of one character: tries the most first, or the least. */
  | {
      readonly kind: 'run';
      readonly test: CharacterTest;
      readonly step: number;
      readonly min: number;
      readonly max: number;
      readonly isLazy: boolean;
    }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'save'; readonly register: number }
  | { readonly kind: 'set'; readonly register: number; readonly value: number }
  | { readonly kind: 'clear'; readonly from: number; readonly to: number }
  /** Continues at `first` or, if that fails, at `second`. */
  | { readonly kind: 'fork'; first: number; second: number }
  | { readonly kind: 'jump'; target: number }
  | {
      readonly kind: 'repeat';
      readonly count: number;
      readonly min: number;
      readonly max: number;
      readonly isLazy: boolean;
      exit: number;
    }
  | {
      readonly kind: 'again';
      readonly count: number;
      readonly start: number;
      readonly min: number;
      readonly head: number;
    }
  | { readonly kind: 'reference'; readonly group: number; readonly step: number }
  | { readonly kind: 'look'; readonly isNegative: boolean; exit: number }
  | { readonly kind: 'match' };

export interface Program {
  readonly instructions: readonly Instruction[];
  readonly groupCount: number;
  /** The ends of each group, two numbers each, then the counters of loops. */
  readonly registers: number;
  readonly flags: Flags;
}

export function writeProgram(syntax: RegexSyntax, flags: Flags): Program {
  return new Writer(syntax, flags).write();
}

class Writer {
  private readonly code: Instruction[] = [];
  private registers: number;
  private readonly tests = new Map<string, CharacterTest>();

  constructor(
    private readonly syntax: RegexSyntax,
    private readonly flags: Flags,
  ) {
    this.registers = 2 * (syntax.groupCount + 1);
  }

  write(): Program {
    this.add(this.syntax.node, 1);
    this.code.push({ kind: 'match' });
    const { groupCount } = this.syntax;
    return { instructions: this.code, groupCount, registers: this.registers, flags: this.flags };
  }

  private add(node: RegexNode, step: number): void {
    switch (node.kind) {
      case 'character':
        this.code.push({ kind: 'character', test: this.testOf(node.source), step });
        return;
      case 'assertion':
        this.code.push(node);
        return;
      case 'sequence':
        for (const inner of step === 1 ? node.nodes : [...node.nodes].reverse()) this.add(inner, step);
        return;
      case 'choice':
        return this.addChoice(node.nodes, step);
      case 'group': {
        const [start, end] =
          step === 1 ? [2 * node.number, 2 * node.number + 1] : [2 * node.number + 1, 2 * node.number];
        this.code.push({ kind: 'save', register: start });
        this.add(node.node, step);
        this.code.push({ kind: 'save', register: end });
        return;
      }
      case 'reference':
        this.code.push({ kind: 'reference', group: this.numberOf(node.group), step });
        return;
      case 'look': {
        const look = { kind: 'look' as const, isNegative: node.isNegative, exit: 0 };
        this.code.push(look);
        this.add(node.node, node.isBehind ? -1 : 1);
        this.code.push({ kind: 'match' });
        look.exit = this.code.length;
        return;
      }
      case 'repeat':
        return this.addRepeat(node, step);
    }
  }

  private addChoice(nodes: readonly RegexNode[], step: number): void {
    const ends: { target: number }[] = [];
    nodes.forEach((node, index) => {
      const fork = { kind: 'fork' as const, first: this.code.length + 1, second: 0 };
      const isLast = index === nodes.length - 1;
      if (!isLast) this.code.push(fork);
      this.add(node, step);
      if (isLast) return;
      const jump = { kind: 'jump' as const, target: 0 };
      ends.push(jump);
      this.code.push(jump);
      fork.second = this.code.length;
    });
    for (const end of ends) end.target = this.code.length;
  }

  private addRepeat(node: Extract<RegexNode, { kind: 'repeat' }>, step: number): void {
    const { node: inner, min, max, isLazy, groups } = node;
    if (inner.kind === 'character') {
      this.code.push({ kind: 'run', test: this.testOf(inner.source), step, min, max, isLazy });
      return;
    }
    const count = this.registers;
    const start = count + 1;
    this.registers += 2;
    this.code.push({ kind: 'set', register: count, value: 0 });
    const head = this.code.length;
    const repeat = { kind: 'repeat' as const, count, min, max, isLazy, exit: 0 };
    this.code.push(repeat, { kind: 'save', register: start });
    if (groups[1] > groups[0]) this.code.push({ kind: 'clear', from: 2 * groups[0], to: 2 * groups[1] });
    this.add(inner, step);
    this.code.push({ kind: 'again', count, start, min, head });
    repeat.exit = this.code.length;
  }

  private numberOf(group: number | string): number {
    return typeof group === 'number' ? group : this.syntax.names.get(group)!;
  }

  /** RegExp tests single characters, which takes constant time. Each answer is cached. */
  private testOf(source: string): CharacterTest {
    let test = this.tests.get(source);
    if (!test) {
      test = characterTest(new RegExp(`^${source}$`, this.flags.ignoreCase ? 'i' : ''));
      this.tests.set(source, test);
    }
    return test;
  }
}

function characterTest(pattern: RegExp): CharacterTest {
  const answers = new Map<number, boolean>();
  return (code) => {
    let answer = answers.get(code);
    if (answer === undefined) {
      answer = pattern.test(String.fromCharCode(code));
      answers.set(code, answer);
    }
    return answer;
  };
}
