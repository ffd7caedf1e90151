// Runs small machines, and tells of an execution what a rule is about.
import { Simulator, type Execution, type RunOptions } from '../../src/simulator';

export async function run(definition: object, options?: RunOptions): Promise<Execution> {
  return Simulator.fromDefinition(definition).run(options);
}

/** The events as `id<previousEventId Type Name`, such as `2<0 PassStateEntered S`. */
export function eventsOf({ history }: Execution): string[] {
  return history.map((event) => {
    const { stateEnteredEventDetails: entered, stateExitedEventDetails: exited } = event;
    const { mapIterationStartedEventDetails: started, mapIterationSucceededEventDetails: succeeded } = event;
    const { mapIterationFailedEventDetails: failed, mapIterationAbortedEventDetails: aborted } = event;
    const name = (entered ?? exited ?? started ?? succeeded ?? failed ?? aborted)?.name;
    return `${event.id}<${event.previousEventId} ${event.type}${name === undefined ? '' : ` ${name}`}`;
  });
}

/** The machine with its state Caught waiting for so long that whatever still ran beside it would show. */
export function lingering<M extends { readonly States: object }>(machine: M): M {
  return { ...machine, States: { ...machine.States, Caught: { Type: 'Wait', Seconds: LINGER_SECONDS, End: true } } };
}

export const LINGER_SECONDS = 1000;

/** AWS's words in front of the cause of an evaluation that failed. */
export function where(state: string, enteredEventId = 2): string {
  return `An error occurred while executing the state '${state}' (entered at the event id #${enteredEventId}). `;
}
