// Task: hands its arguments to a resource and waits for the answer, a failure or a time-out.
import { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';
import { member } from '../json/json';
import { isLarger } from '../json/size';
import { settled, type Steps } from '../runtime/effects';
import type { Frame } from '../runtime/machine';
import { MAX_PAYLOAD_BYTES } from '../runtime/quotas';
import type { StateType } from '../runtime/state-type';
import { tooLarge } from '../runtime/task';
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
      const input = yield* settled(flow.input(raw, frame), frame);
      if (integration.usesToken) frame.issueToken();
      const result = yield* attempt(frame, {
        state: name,
        resource,
        integration,
        region: frame.region,
        arguments: yield* settled(flow.arguments(input, frame), frame),
        retryCount: frame.retryCount,
        timeoutSeconds: timeout && ((yield* settled(timeout(input, frame), frame)) as number),
        heartbeatSeconds: heartbeat && ((yield* settled(heartbeat(input, frame), frame)) as number),
        credentials: assume && ((yield* settled(assume(input, frame), frame)) as JsonObject),
        now: frame.now(),
        context: () => frame.context(),
      });
      return yield* settled(flow.leave(raw, input, result, frame), frame);
    };
  },
};

function* attempt(frame: Frame, call: TaskCall): Steps<Json> {
  const { integration } = call;
  const started = frame.now();
  record(frame, integration.scheduled(call));
  record(frame, integration.started());
  const reply: TaskReply = yield frame.call(call);
  if (reply.submitted !== undefined) record(frame, integration.submitted(reply.submitted));

  const limit = Math.min(call.timeoutSeconds ?? Infinity, call.heartbeatSeconds ?? Infinity);
  const deadline = started + 1000 * ('silent' in reply ? limit : (call.timeoutSeconds ?? Infinity));
  const due = 'silent' in reply || 'pending' in reply ? Infinity : started + (reply.afterMs ?? 0);
  if ('pending' in reply || (due === Infinity && deadline === Infinity)) yield frame.forever();
  if (due > deadline) {
    yield frame.until(deadline);
    throw timedOut(frame, integration);
  }
  if (due > frame.now()) yield frame.until(due);
  if ('output' in reply && !isLarger(reply.output, MAX_PAYLOAD_BYTES)) {
    record(frame, integration.succeeded(reply.output));
    return reply.output;
  }
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
  if (event) frame.record(event.type, event.details);
}
