// Task: calls a resource with its arguments and waits for the answer, a failure or a timeout.
import type { Outcome } from '../expressions/query-language';
import { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';
import { isLarger } from '../json/size';
import { checkInput, tooLarge } from '../runtime/bounds';
import type { Steps } from '../runtime/effects';
import type { TaskFailureType } from '../runtime/event-keys';
import type { Frame, RunState } from '../runtime/machine';
import { MAX_PAYLOAD_BYTES } from '../runtime/quotas';
import { noFieldIsLeft, type CompiledFields } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';
import type { TaskCall, TaskIntegration } from '../runtime/task';
import { isFinal, type TaskAnswer, type TaskReply, type TimeOut } from '../runtime/task-reply';

export const task: StateType<'Task'> = {
  events: { entered: 'TaskStateEntered', exited: 'TaskStateExited', aborted: 'TaskStateAborted' },
  compile({ Resource: resource, ...fields }, { state, language, integration: integrationOf, name }) {
    const flow = language.dataFlow(state);
    const integration = integrationOf(resource);
    const limits = compileLimits(fields);
    const field = language.name === 'JSONata' ? 'Arguments' : 'Parameters';

    const start = (input: Json, attempt: Attempt): ReturnType<RunState> => {
      const { frame } = attempt;
      attempt.input = input;
      if (integration.usesToken) frame.issueToken(integration.isPolled ? resource : '');
      attempt.taskToken = frame.taskToken;
      const given = flow.arguments(input, frame);
      attempt.arguments = given === input ? given : checkInput(given, name);
      attempt.limits = limits(input, frame);
      return call(attempt);
    };
    const call = (attempt: Attempt): ReturnType<RunState> => {
      const { frame } = attempt;
      attempt.now = frame.now();
      frame.checkTask(attempt);
      const { arguments: args } = attempt;
      frame.record(integration.scheduledEvent(attempt), integration.request ? integration.request(args) : args);
      if (!integration.isPolled) frame.record(integration.startedEvent());
      const answer = frame.call(attempt);
      return isThere(answer, attempt) ? leave(answer, attempt) : finish(answer, attempt);
    };
    function* finish(answer: ReturnType<Frame['call']>, attempt: Attempt): Steps<Outcome> {
      const { frame } = attempt;
      const reply: TaskReply = typeof answer === 'function' ? yield answer : answer;
      if (reply.submitted !== undefined && integration.submittedEvent) {
        frame.record(integration.submittedEvent, reply.submitted);
      }
      if (integration.isPolled) {
        const worker: string | undefined = reply.kind === 'offer' ? yield frame.worker(attempt) : 'worker';
        frame.record(integration.startedEvent(worker));
      }
      const final: TaskAnswer = isFinal(reply, attempt.timeoutSeconds) ? reply : yield frame.end(attempt, reply);
      return leave(final, attempt);
    }
    const leave = (reply: TaskAnswer, { raw, input, frame }: Attempt): Outcome =>
      flow.leave(raw, input, resultOf(frame, integration, reply), frame);

    return (raw, frame) => start(flow.input(raw, frame), new Attempt(name, resource, integration, field, raw, frame));
  },
};

/** One attempt in progress. */
class Attempt implements TaskCall {
  readonly retryCount: number;
  input: Json = null;
  taskToken: string | undefined;
  arguments: Json = null;
  now = 0;
  limits: Limits = NO_LIMITS;

  constructor(
    readonly state: string,
    readonly resource: string,
    readonly integration: TaskIntegration,
    readonly argumentsField: TaskCall['argumentsField'],
    readonly raw: Json,
    readonly frame: Frame,
  ) {
    this.retryCount = frame.retryCount;
  }

  get eventId(): number {
    return this.frame.previousEventId;
  }

  get region(): string {
    return this.frame.region;
  }

  get timeoutSeconds(): number | undefined {
    return this.limits.timeoutSeconds;
  }

  get heartbeatSeconds(): number | undefined {
    return this.limits.heartbeatSeconds;
  }

  get credentials(): JsonObject | undefined {
    return this.limits.credentials;
  }

  context(): JsonObject {
    return this.frame.context();
  }
}

/** The settings of a task's attempts besides its arguments. */
type Limits = Pick<TaskCall, 'timeoutSeconds' | 'heartbeatSeconds' | 'credentials'>;

const NO_LIMITS: Limits = { timeoutSeconds: undefined, heartbeatSeconds: undefined, credentials: undefined };

function compileLimits({
  TimeoutSeconds: timeout,
  HeartbeatSeconds: heartbeat,
  Credentials: assume,
  ...rest
}: Omit<CompiledFields<'Task'>, 'Resource'>): (input: Json, frame: Frame) => Limits {
  noFieldIsLeft(rest);
  if (!timeout && !heartbeat && !assume) return () => NO_LIMITS;
  return (input, frame) => {
    const timeoutSeconds = timeout?.(input, frame);
    const heartbeatSeconds = heartbeat?.(input, frame);
    return { timeoutSeconds, heartbeatSeconds, credentials: assume?.(input, frame) } as Limits;
  };
}

/** Whether there is nothing more to wait for than the answer. */
function isThere(answer: ReturnType<Frame['call']>, { integration, limits }: Attempt): answer is TaskAnswer {
  return (
    typeof answer === 'object' &&
    answer.submitted === undefined &&
    !integration.isPolled &&
    isFinal(answer, limits.timeoutSeconds)
  );
}

function resultOf(frame: Frame, integration: TaskIntegration, answer: TaskAnswer): Json {
  switch (answer.kind) {
    case 'success':
      if (isLarger(answer.output, MAX_PAYLOAD_BYTES)) {
        throw fail(frame, integration, tooLarge(integration.label, 'task'));
      }
      frame.record(integration.succeededEvent, answer.output);
      return answer.output;
    case 'failure':
      throw fail(frame, integration, new StatesError(answer.error, answer.cause, 'task'), answer.failedEvent);
    case 'timeout':
      throw timeOut(frame, integration, answer);
  }
}

function fail(frame: Frame, integration: TaskIntegration, failure: StatesError, event?: TaskFailureType): StatesError {
  frame.record(integration.failedEvent(failure, event));
  return failure;
}

/**
 * A missed heartbeat is recorded like a timeout: States.Timeout without a cause. Retry and Catch take it by its own name
 * too (docs: concepts-error-handling; aws-cdk#16084).
 */
function timeOut(frame: Frame, integration: TaskIntegration, { isHeartbeat }: TimeOut): StatesError {
  const alias = isHeartbeat ? 'States.HeartbeatTimeout' : undefined;
  const failure = new StatesError('States.Timeout', undefined, 'task', undefined, alias);
  frame.record(integration.timedOutEvent(failure));
  return failure;
}
