// What differs between two executions, as data and as text.
import type { Difference, Renamed, Sides } from './difference';
import { briefText, differenceText } from './difference-text';

/**
 * The differences between two executions. What differs by nature is not one: task tokens and UUIDs, as long as each has
 * one counterpart, times inside of their executions, and the ids of events.
 *
 * @example
 * import { Simulator } from 'cdk-lambda-workflows/simulator';
 *
 * const before = await Simulator.fromFile('orders.asl.json').run({ mocks: { Charge: () => ({ receipt: 'r-1' }) } });
 * const after = await Simulator.fromFile('orders.asl.json').run({ mocks: { Charge: () => ({ receipt: 'r-2' }) } });
 * console.log(String(before.compare(after)));
 */
export class Comparison {
  readonly #sides: Sides;

  constructor(
    /** In the order of the second execution: the first one is the likely cause of the others. */
    readonly differences: readonly Difference[],
    /** States that have another name in the second definition. They are no differences. */
    readonly renamed: readonly Renamed[] = [],
    sides: Sides = { one: 'first', other: 'second' },
  ) {
    this.#sides = sides;
  }

  /** Whether nothing differs. */
  get isSame(): boolean {
    return this.differences.length === 0;
  }

  /** The first difference; undefined if the executions are the same. */
  get first(): Difference | undefined {
    return this.differences[0];
  }

  /** The first difference with both sides, the places of some others, and states with another name. */
  toString(): string {
    const { first } = this;
    const names = this.renamed.map(({ from, to }) => `'${from}' is now called '${to}'.`);
    if (!first) return ['The executions are the same.', ...names].join('\n');
    return [...differenceText(first, this.#sides), ...this.others(), ...names].join('\n');
  }

  private others(): string[] {
    const rest = this.differences.slice(1);
    if (rest.length === 0) return [];
    const shown = rest.slice(0, MOST_SHOWN).map((difference) => `  ${briefText(difference)}`);
    const left = rest.length - shown.length;
    const count = rest.length === 1 ? '1 more difference' : `${rest.length} more differences`;
    const head = `${count}, which may follow from it:`;
    return [head, ...shown, ...(left > 0 ? [`  and ${left} others`] : [])];
  }
}

const MOST_SHOWN = 5;
