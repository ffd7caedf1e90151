// Task: hands its arguments to a resource and waits for the answer, a failure or a time-out.
import { all, andThen } from '../expressions/evaluated';
import type { Outcome, QueryLanguage } from '../expressions/query-language';
import type { Evaluated } from '../expressions/scope';
import { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';
import { member } from '../json/json';
import { isLarger } from '../json/size';
import { checkedInput, tooLarge } from '../runtime/bounds';
import type { Steps } from '../runtime/effects';
import type { Frame, RunState } from '../runtime/machine';
import { MAX_PAYLOAD_BYTES } from '../runtime/quotas';
import type { StateType } from '../runtime/state-type';
import { isFinal } from '../runtime/task';
import type { TaskCall, TaskIntegration, TaskReply } from '../runtime/task';

export const task: StateType = {
  events: { entered: 'TaskStateEntered', exited: 'TaskStateExited', aborted: 'TaskStateAborted' },
  fields: [
    ...['Resource', 'Parameters', 'Arguments', 'ResultSelector', 'ResultPath', 'Retry', 'Catch', 'Credentials'],
    ...['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'],
  ],
  compile(state, { language, integration: integrationOf, name }) {
    const flow = language.dataFlow(state);
    const resource = state.Resource as string;
    const integration = integrationOf(resource);
    const limits = compileLimits(state, language);

    const start = (input: Json, attempt: Attempt): ReturnType<RunState> => {
      const { frame } = attempt;
      attempt.input = input;
      if (integration.usesToken) frame.issueToken(integration.isPolled ? resource : '');
      attempt.taskToken = frame.taskToken;
      return andThen(flow.arguments(input, frame), limit, attempt);
    };
    const limit = (given: Json, attempt: Attempt): ReturnType<RunState> => {
      attempt.arguments = given === attempt.input ? given : checkedInput(given, name);
      return andThen(limits(attempt.input, attempt.frame), call, attempt);
    };
    const call = (set: Limits, attempt: Attempt): ReturnType<RunState> => {
      const { frame } = attempt;
      attempt.limits = set;
      attempt.now = frame.now();
      const { arguments: args } = attempt;
      frame.record(integration.scheduled(attempt), integration.request ? integration.request(args) : args);
      if (!integration.isPolled) frame.record(integration.started());
      const answer = frame.call(attempt);
      return isThere(answer, attempt) ? leave(answer, attempt) : finish(answer, attempt);
    };
    function* finish(answer: ReturnType<Frame['call']>, attempt: Attempt): Steps<Outcome> {
      const { frame } = attempt;
      let reply: TaskReply = typeof answer === 'function' ? yield answer : answer;
      if (reply.submitted !== undefined && integration.submitted) frame.record(integration.submitted, reply.submitted);
      if (integration.isPolled) {
        const worker: string | undefined = 'offered' in reply ? yield frame.worker(attempt) : 'worker';
        frame.record(integration.started(worker));
      }
      if (!isFinal(reply, attempt)) reply = yield frame.end(attempt, reply);
      const left = leave(reply, attempt);
      return left instanceof Promise ? yield left : left;
    }
    const leave = (reply: TaskReply, { raw, input, frame }: Attempt): Evaluated<Outcome> =>
      flow.leave(raw, input, resultOf(frame, integration, reply), frame);

    return (raw, frame) => andThen(flow.input(raw, frame), start, new Attempt(name, resource, integration, raw, frame));
  },
};

/** One attempt on its way: what it is called with shows step by step. */
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
    readonly raw: Json,
    readonly frame: Frame,
  ) {
    this.retryCount = frame.retryCount;
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

/** What a task says about its attempts besides its arguments. */
type Limits = Pick<TaskCall, 'timeoutSeconds' | 'heartbeatSeconds' | 'credentials'>;

const NO_LIMITS: Limits = { timeoutSeconds: undefined, heartbeatSeconds: undefined, credentials: undefined };

function compileLimits(state: JsonObject, language: QueryLanguage): (input: Json, frame: Frame) => Evaluated<Limits> {
  const timeout = language.value(state, 'TimeoutSeconds', 'integer');
  const heartbeat = language.value(state, 'HeartbeatSeconds', 'integer');
  const role = member(state, 'Credentials');
  const assume = role === undefined ? undefined : language.template(role, 'Credentials');
  if (!timeout && !heartbeat && !assume) return () => NO_LIMITS;
  return (input, frame) =>
    andThen(
      all([timeout?.(input, frame), heartbeat?.(input, frame), assume?.(input, frame)]),
      ([timeoutSeconds, heartbeatSeconds, credentials]) =>
        ({ timeoutSeconds, heartbeatSeconds, credentials }) as Limits,
    );
}

/** Whether the answer is all that there is to wait for. */
function isThere(answer: ReturnType<Frame['call']>, { integration, limits }: Attempt): answer is TaskReply {
  return (
    typeof answer === 'object' && answer.submitted === undefined && !integration.isPolled && isFinal(answer, limits)
  );
}

function resultOf(frame: Frame, integration: TaskIntegration, reply: TaskReply): Json {
  if ('output' in reply && !isLarger(reply.output, MAX_PAYLOAD_BYTES)) {
    frame.record(integration.succeeded, reply.output);
    return reply.output;
  }
  if ('timedOut' in reply) throw timedOut(frame, integration);
  const failure = failureOf(reply, integration);
  frame.record(integration.failed(failure, 'failedEvent' in reply ? reply.failedEvent : undefined));
  throw failure;
}

function failureOf(reply: TaskReply, { label }: TaskIntegration): StatesError {
  return 'error' in reply ? new StatesError(reply.error, reply.cause, 'task') : tooLarge(label, 'task');
}

// A heartbeat that stayed away is recorded as States.Timeout, without a cause, just like a time-out.
function timedOut(frame: Frame, integration: TaskIntegration): StatesError {
  const failure = new StatesError('States.Timeout', undefined, 'task');
  frame.record(integration.timedOut(failure));
  return failure;
}
