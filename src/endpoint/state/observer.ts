// What an observer sees of the endpoint while it works: requests, events of executions, and lines of functions.
import type { FunctionLogLine } from '../../local-functions/local-function';
import type { ObservedExecution } from '../../runtime/execution-settings';
import type { Answered } from '../http/observed';

/** Called while the endpoint works: its methods return at once and do not throw. */
export interface Observer {
  answered(request: AnsweredRequest): void;
  /** An event of an execution, or of a child execution of a Map Run. */
  recorded(execution: ObservedExecution, eventId: number): void;
  functionWrote(line: FunctionLogLine): void;
  /** Where the debugger of a function listens, or why it has none. */
  functionInspected(functionName: string, text: string): void;
}

export interface AnsweredRequest extends Answered {
  /** As in `Step Functions`; undefined if no service answers such a request. */
  readonly service: string | undefined;
}
