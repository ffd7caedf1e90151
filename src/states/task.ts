// Task: hands its arguments to a resource and waits for the answer, a failure or a time-out.
import { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';
import { member } from '../json/json';
import { isLarger } from '../json/size';
import type { Frame } from '../runtime/machine';
import { MAX_PAYLOAD_BYTES } from '../runtime/quotas';
import type { StateType } from '../runtime/state-type';
import { isFinal, tooLarge } from '../runtime/task';
import type { EventRecord, TaskCall, TaskIntegration, TaskReply } from '../runtime/task';

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
    const timeout = language.value(state, 'TimeoutSeconds', 'integer');
    const heartbeat = language.value(state, 'HeartbeatSeconds', 'integer');
    const credentials = member(state, 'Credentials');
    const assume = credentials === undefined ? undefined : language.template(credentials, 'Credentials');

    return function* run(raw, frame) {
      const effective = flow.input(raw, frame);
      const input: Json = effective instanceof Promise ? yield effective : effective;
      if (integration.usesToken) frame.issueToken(integration.isPolled ? resource : '');
      const handed = flow.arguments(input, frame);
      const given: Json = handed instanceof Promise ? yield handed : handed;
      const limit = timeout?.(input, frame);
      const beat = heartbeat?.(input, frame);
      const role = assume?.(input, frame);
      const call: TaskCall = {
        state: name,
        resource,
        integration,
        region: frame.region,
        arguments: given,
        retryCount: frame.retryCount,
        timeoutSeconds: (limit instanceof Promise ? yield limit : limit) as number | undefined,
        heartbeatSeconds: (beat instanceof Promise ? yield beat : beat) as number | undefined,
        credentials: (role instanceof Promise ? yield role : role) as JsonObject | undefined,
        now: frame.now(),
        taskToken: frame.taskToken,
        context: () => frame.context(),
      };
      record(frame, integration.scheduled(call));
      if (!integration.isPolled) record(frame, integration.started());
      const answer = frame.call(call);
      let reply: TaskReply = typeof answer === 'function' ? yield answer : answer;
      if (reply.submitted !== undefined) record(frame, integration.submitted(reply.submitted));
      if (integration.isPolled) {
        const worker: string | undefined = 'offered' in reply ? yield frame.worker(call) : 'worker';
        record(frame, integration.started(worker));
      }
      if (!isFinal(reply, call)) reply = yield frame.end(call, reply);
      const left = flow.leave(raw, input, resultOf(frame, call, reply), frame);
      return left instanceof Promise ? yield left : left;
    };
  },
};

function resultOf(frame: Frame, { integration }: TaskCall, reply: TaskReply): Json {
  if ('output' in reply && !isLarger(reply.output, MAX_PAYLOAD_BYTES)) {
    record(frame, integration.succeeded(reply.output));
    return reply.output;
  }
  if ('timedOut' in reply) throw timedOut(frame, integration);
  const failure = failureOf(reply, integration);
  record(frame, integration.failed(failure, 'failedEvent' in reply ? reply.failedEvent : undefined));
  throw failure;
}

function failureOf(reply: TaskReply, { label }: TaskIntegration): StatesError {
  return 'error' in reply ? new StatesError(reply.error, reply.cause, 'task') : tooLarge(label, 'task');
}

// A heartbeat that stayed away is recorded as States.Timeout, without a cause, just like a time-out.
function timedOut(frame: Frame, integration: TaskIntegration): StatesError {
  const failure = new StatesError('States.Timeout', undefined, 'task');
  record(frame, integration.timedOut(failure));
  return failure;
}

function record(frame: Frame, event: EventRecord | undefined): void {
  if (event) frame.record(event.type, event.details, event.payload);
}
