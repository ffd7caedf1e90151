// Runs small machines, and tells of an execution what a rule is about.
import { Simulator, type Execution, type RunOptions } from '../../src/simulator';

export async function run(definition: object, options?: RunOptions): Promise<Execution> {
  return Simulator.fromDefinition(definition).run(options);
}

/** The events as `id<previousEventId Type Name`, such as `2<0 PassStateEntered S`. */
export function eventsOf({ history }: Execution): string[] {
  return history.map((event) => {
    const details = Object.values(event).find((value): value is { name?: string } => typeof value === 'object');
    const name = event.type.includes('State') || event.type.includes('Iteration') ? details?.name : undefined;
    return `${event.id}<${event.previousEventId} ${event.type}${name === undefined ? '' : ` ${name}`}`;
  });
}

/** AWS's words in front of the cause of an evaluation that failed. */
export function where(state: string, enteredEventId = 2): string {
  return `An error occurred while executing the state '${state}' (entered at the event id #${enteredEventId}). `;
}
