// Answers the tasks of one execution with mocks, and says what to write where there is none.
import { copyJson, NotJson } from '../../json/copy';
import type { Json, JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';
import type { TaskCall, TaskHandler, TaskReply } from '../../runtime/task';
import type { Integration } from '../integrations/integration';
import { SimulatorError } from '../simulator-error';
import { MissingMock } from './missing-mock';
import { Returned, Sequence, TaskFailure, type Mock, type MockCall, type Mocks } from './mock';

/** A handler for one execution: sequences start at their first mock. */
export function answerWithMocks(mocks: Mocks): TaskHandler {
  const attempts = new Map<string, number>();
  return (call) => {
    const attempt = (attempts.get(call.state) ?? 0) + 1;
    attempts.set(call.state, attempt);
    const mock = Object.hasOwn(mocks, call.state) ? mocks[call.state] : undefined;
    if (mock === undefined) throw new MissingMock(call, jsonText(integrationIn(call).payload(call.arguments)));
    return answer(mock, call, attempt, integrationIn(call));
  };
}

/** The simulator compiles every resource to one of its integrations. */
function integrationIn(call: TaskCall): Integration {
  return call.integration as Integration;
}

function answer(mock: Mock, call: TaskCall, attempt: number, integration: Integration): TaskReply | Promise<TaskReply> {
  if (mock instanceof Sequence) {
    const step = mock.mocks[attempt - 1];
    if (step === undefined) throw new SimulatorError(usedUp(call, attempt, mock.mocks.length));
    return answer(step, call, attempt, integration);
  }
  if (typeof mock !== 'function') return replyOf(mock, call, integration);
  const given = copyJson(integration.payload(call.arguments));
  try {
    const returned: unknown = mock(given, new CallOfMock(call, attempt));
    return isPromiseLike(returned)
      ? Promise.resolve(returned).then(
          (value) => replyOf(value, call, integration),
          (thrown: unknown) => thrownReply(thrown, call),
        )
      : replyOf(returned, call, integration);
  } catch (thrown) {
    return thrownReply(thrown, call);
  }
}

function replyOf(returned: unknown, call: TaskCall, integration: Integration): TaskReply {
  if (returned instanceof TaskFailure) return { error: returned.error, cause: returned.failureCause };
  const value = returned instanceof Returned ? returned.value : returned;
  return { output: integration.result(jsonOf(value, call)) };
}

function thrownReply(thrown: unknown, call: TaskCall): TaskReply {
  if (thrown instanceof TaskFailure) return { error: thrown.error, cause: thrown.failureCause };
  if (thrown instanceof SimulatorError) throw thrown;
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  throw new SimulatorError(
    `The mock of '${call.state}' threw ${text}. A mock that is to make the task fail returns or throws ` +
      `fails('ErrorName', 'cause'); anything else that it throws is taken for a mistake in the mock.`,
    { cause: thrown },
  );
}

/** A handler's value as the Lambda runtimes would write it: nothing is null. */
function jsonOf(value: unknown, call: TaskCall): Json {
  if (value === undefined) return null;
  try {
    return copyJson(value);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw new SimulatorError(
      `The mock of '${call.state}' returned ${error.found} at ${error.path}: expected what JSON can write ` +
        '(objects, arrays, strings, finite numbers, booleans and null).',
    );
  }
}

/** Most mocks look at their payload alone: the rest is made when it is asked for. */
class CallOfMock implements MockCall {
  constructor(
    private readonly call: TaskCall,
    readonly attempt: number,
  ) {}

  get state(): string {
    return this.call.state;
  }

  get resource(): string {
    return this.call.resource;
  }

  get retryCount(): number {
    return this.call.retryCount;
  }

  get arguments(): unknown {
    return copyJson(this.call.arguments);
  }

  get now(): Date {
    return new Date(this.call.now);
  }

  get context(): JsonObject {
    return this.call.context();
  }
}

function usedUp(call: TaskCall, attempt: number, length: number): string {
  return (
    `The sequence of mocks for '${call.state}' (${call.resource}) has ${length} and was asked for number ${attempt}. ` +
    'Add one for each attempt that the task makes, retries included.'
  );
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}
