// One evaluation: its surroundings, and the depth and work that it has used. Work is counted instead of timed, so that
// the same expression ends the same way on every machine.
import { memoryExceeded, stackOverflow, timeout } from './failure';
import type { Scope } from '../../scope';
import type { StatesVariable } from '../../states-variable';

/** The most nested nodes of the syntax tree (measured: floci#2737). */
export const DEEPEST = 100;

/**
 * The most nodes in total. AWS allows one second (docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
 * Functions that loop count as well: an item of a list counts as an eighth of a node.
 */
export const MOST_WORK = 5_000_000;
/** Work is counted in parts of a node, so that it is an integer always, which takes no memory of its own. */
const NODE = 8;
const ITEM = 1;
const TICK = 2;
/** So many take one part. */
const CHARACTERS = 8;

/** The most bytes of one value: 8 for each item of a list and 1 for each character (measured: floci#2737, #2783). */
const MOST_BYTES = 6_990_256;

/** The most levels of nested lists and objects, far from the end of the stack for recursive functions. */
export const DEEPEST_VALUE = 2000;

/** Its evaluations follow each other: none begins during another, so an expression needs only one. */
export class Run {
  depth = 0;
  scope!: Scope;
  states!: StatesVariable;
  private left = 0;
  private time: number | undefined;

  /** Begins an evaluation, of which some nodes need no counting one by one. */
  begin(scope: Scope, states: StatesVariable, nodes = 0): this {
    this.scope = scope;
    this.states = states;
    this.depth = 0;
    this.left = (MOST_WORK - nodes) * NODE;
    this.time = undefined;
    return this;
  }

  /** Lets go of the surroundings. */
  end(): void {
    this.scope = undefined!;
    this.states = undefined!;
  }

  /** The time of the evaluation, which is constant during it. */
  get now(): number {
    return (this.time ??= this.scope.now());
  }

  /** Starts the evaluation of a node: AWS counts these as the JSONata Exerciser does. */
  enter(): void {
    if (++this.depth > DEEPEST) throw stackOverflow();
    if ((this.left -= NODE) < 0) throw timeout();
  }

  /** Counts nodes that need no counting one by one. Counts nothing where they are beyond a bound. */
  enterAll(depth: number, nodes: number): boolean {
    if (this.depth + depth > DEEPEST || this.left < nodes * NODE) return false;
    this.left -= nodes * NODE;
    return true;
  }

  spend(nodes: number): void {
    this.take(Math.ceil(nodes * NODE));
  }

  /** Counts a function that visits each item of a list. */
  spendItems(count: number): void {
    this.take(count * ITEM);
  }

  /** Counts a function that visits each character of a string. */
  spendCharacters(count: number): void {
    this.take(Math.ceil(count / CHARACTERS));
  }

  /** Counts a search of a regular expression, whose steps are smaller than a node. */
  spendTicks(ticks: number): void {
    this.take(ticks * TICK);
  }

  /** Ticks that are left for a search. */
  get ticks(): number {
    return this.left / TICK;
  }

  private take(work: number): void {
    if ((this.left -= work) < 0) throw timeout();
  }

  /** Checks a string before or after it is made. */
  holdCharacters(count: number): void {
    if (count > MOST_BYTES) throw memoryExceeded();
  }

  /** Checks a list before or after it is made. */
  holdItems(count: number): void {
    if (count * 8 > MOST_BYTES) throw memoryExceeded();
  }

  /** Checks the result of a node. */
  hold(value: unknown): void {
    if (typeof value === 'string') this.holdCharacters(value.length);
    else if (Array.isArray(value)) this.holdItems(value.length);
  }
}
