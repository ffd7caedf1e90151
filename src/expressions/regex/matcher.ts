// Runs the instructions of a regular expression on a text. If one fails, it backtracks to the last choice.
import type { Flags, Instruction, Program } from './program';
import type { Assertion } from './syntax';

/** The budget of a search. */
export interface Meter {
  readonly ticks: number;
  /** Throws if nothing is left. */
  spendTicks(ticks: number): void;
}

/** An entry of the trail is four numbers: a register and its value before, or one of these. */
const [CHOICE, GREEDY, LAZY] = [-1, -2, -3];
const ENTRY = 4;
/** The most numbers on the trail, which take 64 MB. */
const LONGEST_TRAIL = 8_000_000;

export class Matcher {
  private ticks = 0;
  private readonly instructions: readonly Instruction[];
  private readonly registers: Int32Array;
  /** What to undo when backtracking. */
  private readonly trail: number[] = [];
  private place = 0;
  private at = 0;

  constructor(
    private readonly program: Program,
    private readonly text: string,
    private readonly meter: Meter,
  ) {
    this.instructions = program.instructions;
    this.registers = new Int32Array(program.registers);
  }

  /** The end of the match that starts here, or -1. */
  match(start: number): number {
    this.registers.fill(-1);
    this.trail.length = 0;
    return this.run(0, start) ? this.at : -1;
  }

  groups(): (string | undefined)[] {
    return Array.from({ length: this.program.groupCount }, (_, index) => this.group(index + 1));
  }

  pay(): void {
    this.meter.spendTicks(this.ticks);
    this.ticks = 0;
  }

  private group(number: number): string | undefined {
    const start = this.registers[2 * number]!;
    const end = this.registers[2 * number + 1]!;
    return start < 0 || end < 0 ? undefined : this.text.slice(start, end);
  }

  private run(place: number, at: number): boolean {
    const base = this.trail.length;
    this.place = place;
    this.at = at;
    for (;;) {
      this.ticks += 1;
      if (this.ticks > this.meter.ticks || this.trail.length > LONGEST_TRAIL) this.meter.spendTicks(Infinity);
      const instruction = this.instructions[this.place]!;
      if (instruction.kind === 'match') return true;
      this.place += 1;
      if (!this.execute(instruction) && !this.goBack(base)) return false;
    }
  }

  private execute(instruction: Instruction): boolean {
    switch (instruction.kind) {
      case 'character':
        if (!this.takes(instruction.test, instruction.step)) return false;
        this.at += instruction.step;
        return true;
      case 'run':
        return this.runOf(instruction);
      case 'assertion':
        return ASSERTIONS[instruction.assertion](this.text, this.at, this.program.flags);
      case 'save':
        this.set(instruction.register, this.at);
        return true;
      case 'set':
        this.set(instruction.register, instruction.value);
        return true;
      case 'clear':
        for (let register = instruction.from; register < instruction.to; register += 1) this.set(register, -1);
        return true;
      case 'fork':
        this.trail.push(CHOICE, instruction.second, this.at, 0);
        this.place = instruction.first;
        return true;
      case 'jump':
        this.place = instruction.target;
        return true;
      case 'repeat': {
        const count = this.registers[instruction.count]!;
        if (count < instruction.min) return true;
        const [first, second] = instruction.isLazy ? [instruction.exit, this.place] : [this.place, instruction.exit];
        if (count < instruction.max) this.trail.push(CHOICE, second, this.at, 0);
        this.place = count < instruction.max ? first : instruction.exit;
        return true;
      }
      case 'again': {
        const count = this.registers[instruction.count]!;
        // An iteration that matched nothing would repeat forever.
        if (count >= instruction.min && this.registers[instruction.start] === this.at) return false;
        this.set(instruction.count, count + 1);
        this.place = instruction.head;
        return true;
      }
      case 'reference':
        return this.takeGroup(instruction.group, instruction.step);
      case 'look':
        return this.look(instruction);
      case 'match':
        return true;
    }
  }

  private takes(test: (code: number) => boolean, step: number): boolean {
    const at = step === 1 ? this.at : this.at - 1;
    return at >= 0 && at < this.text.length && test(this.text.charCodeAt(at));
  }

  private runOf(run: Extract<Instruction, { kind: 'run' }>): boolean {
    const { test, step, min, max, isLazy } = run;
    const start = this.at;
    let count = 0;
    while (count < (isLazy ? min : max) && this.takes(test, step)) {
      this.at += step;
      count += 1;
    }
    this.ticks += count / 4;
    if (count < min) return false;
    if (isLazy) this.trail.push(LAZY, this.place - 1, this.at, count);
    else if (count > min) this.trail.push(GREEDY, this.place, this.at, start + step * min);
    return true;
  }

  private takeGroup(number: number, step: number): boolean {
    const group = this.group(number);
    if (group === undefined) return true;
    const start = step === 1 ? this.at : this.at - group.length;
    this.ticks += group.length / 4;
    const found = start < 0 ? '' : this.text.slice(start, start + group.length);
    const { ignoreCase } = this.program.flags;
    if (found !== group && !(ignoreCase && found.toUpperCase() === group.toUpperCase())) return false;
    this.at += step * group.length;
    return true;
  }

  /** The inside is decided once: backtracking does not enter it again, but its groups keep their values. */
  private look({ isNegative, exit }: Extract<Instruction, { kind: 'look' }>): boolean {
    const { at } = this;
    const base = this.trail.length;
    const isFound = this.run(this.place, at);
    if (isNegative && isFound) this.undo(base);
    else if (isFound) this.forgetChoices(base);
    this.at = at;
    this.place = exit;
    return isFound !== isNegative;
  }

  private set(register: number, value: number): void {
    this.trail.push(register, this.registers[register]!, 0, 0);
    this.registers[register] = value;
  }

  /** Backtracks to the last choice above the base; false if there is none. */
  private goBack(base: number): boolean {
    const { trail } = this;
    while (trail.length > base) {
      const entry = trail.length - ENTRY;
      const [kind, first, second, third] = [trail[entry]!, trail[entry + 1]!, trail[entry + 2]!, trail[entry + 3]!];
      trail.length = entry;
      this.ticks += 1;
      if (kind >= 0) {
        this.registers[kind] = first;
      } else if (kind === CHOICE) {
        this.place = first;
        this.at = second;
        return true;
      } else if (kind === GREEDY) {
        const step = second > third ? 1 : -1;
        this.place = first;
        this.at = second - step;
        if (this.at !== third) trail.push(GREEDY, first, this.at, third);
        return true;
      } else if (this.takeOneMore(first, second, third)) {
        return true;
      }
    }
    return false;
  }

  private takeOneMore(place: number, at: number, count: number): boolean {
    const { test, step, max } = this.instructions[place] as Extract<Instruction, { kind: 'run' }>;
    this.at = at;
    if (count >= max || !this.takes(test, step)) return false;
    this.place = place + 1;
    this.at += step;
    this.trail.push(LAZY, place, this.at, count + 1);
    return true;
  }

  private undo(base: number): void {
    const { trail } = this;
    for (let entry = trail.length - ENTRY; entry >= base; entry -= ENTRY) {
      if (trail[entry]! >= 0) this.registers[trail[entry]!] = trail[entry + 1]!;
    }
    trail.length = base;
  }

  private forgetChoices(base: number): void {
    const { trail } = this;
    let end = base;
    for (let entry = base; entry < trail.length; entry += ENTRY) {
      if (trail[entry]! < 0) continue;
      trail.copyWithin(end, entry, entry + ENTRY);
      end += ENTRY;
    }
    trail.length = end;
  }
}

const ASSERTIONS: Readonly<Record<Assertion, (text: string, at: number, flags: Flags) => boolean>> = {
  start: (text, at, { multiline }) => at === 0 || (multiline && isLineEnd(text, at - 1)),
  end: (text, at, { multiline }) => at === text.length || (multiline && isLineEnd(text, at)),
  boundary: isBoundary,
  inside: (text, at) => !isBoundary(text, at),
};

function isLineEnd(text: string, at: number): boolean {
  return /[\n\r\u2028\u2029]/.test(text.charAt(at));
}

function isBoundary(text: string, at: number): boolean {
  return /\w/.test(text.charAt(at - 1)) !== /\w/.test(text.charAt(at));
}
