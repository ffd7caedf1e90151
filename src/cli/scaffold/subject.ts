// What scaffold writes about.
import type { Plan } from './plan';

export interface Subject {
  /** The machine's name. */
  readonly name: string;
  readonly tasks: readonly { readonly name: string; readonly resource: string }[];
  readonly plan: Plan;
  /** The expression that creates the simulator in a test, such as `Simulator.fromFile('orders.asl.json')`. */
  readonly simulator: string;
}
