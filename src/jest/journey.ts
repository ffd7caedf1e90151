// What an execution went through, read from its history: states in order, retries, catches and calls.
import type { Execution } from '../simulator/execution';

/** One call of a task: its state, what was called, and with what. */
export interface Invocation {
  readonly state: string;
  readonly resource: string;
  /** A Lambda function's event, or the parameters of a service. */
  readonly payload: unknown;
}

/** How often the task of a state was called beyond the first time in each visit. */
export function retriesOf(execution: Execution, state: string): number {
  const visits = execution.visitedStates.filter((name) => name === state).length;
  const calls = invocationsOf(execution).filter((call) => call.state === state).length;
  return Math.max(0, calls - visits);
}

/** The errors that a state's catchers took, in order. */
export function catchesOf({ history }: Execution, state: string): string[] {
  const found: string[] = [];
  let current: string | undefined;
  let error: string | undefined;
  for (const event of history) {
    const details = detailsOf(event);
    if (event.type.endsWith('StateEntered')) {
      current = details.name as string;
      error = undefined;
    } else if (/(Failed|TimedOut)$/.test(event.type) && !event.type.startsWith('Execution')) {
      error = (details.error as string | undefined) ?? 'States.Timeout';
    } else if (/(Succeeded|Scheduled)$/.test(event.type)) {
      error = undefined;
    } else if (event.type.endsWith('StateExited')) {
      if (details.name === state && current === state && error !== undefined) found.push(error);
      error = undefined;
    }
  }
  return found;
}

export function invocationsOf({ history }: Execution): Invocation[] {
  const states = new Map<number, string>();
  const found: Invocation[] = [];
  for (const event of history) {
    const details = detailsOf(event);
    const state = event.type.endsWith('StateEntered') ? (details.name as string) : states.get(event.previousEventId);
    if (state !== undefined) states.set(event.id, state);
    if (!event.type.endsWith('Scheduled')) continue;
    found.push(invocation(state ?? '', details));
  }
  return found;
}

function invocation(state: string, details: Readonly<Record<string, unknown>>): Invocation {
  const given: unknown = JSON.parse((details.input ?? details.parameters ?? '{}') as string);
  if (details.resourceType !== 'lambda') return { state, resource: String(details.resource), payload: given };
  const { FunctionName, Payload } = given as { readonly FunctionName?: unknown; readonly Payload?: unknown };
  return { state, resource: String(FunctionName), payload: Payload };
}

function detailsOf(event: Execution['history'][number]): Readonly<Record<string, unknown>> {
  const key = Object.keys(event).find((name) => name.endsWith('EventDetails'));
  return key === undefined ? {} : (event[key] as Readonly<Record<string, unknown>>);
}
