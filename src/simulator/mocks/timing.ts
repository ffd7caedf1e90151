// Mocks that take their time: later answers, none at all, heartbeats, and what a service says before the work is done.
import { Adjusted, Replied, type Mock } from './mock';
import { SimulatorError } from '../../asl/simulator-error';
import { copyJson, NotJsonError } from '../../json/copy';
import type { TaskCall } from '../../runtime/task';
import { silence, type TaskReply } from '../../runtime/task-reply';

/** Seconds, or an object that gives its seconds, such as a Duration of the AWS CDK. */
export type MockDuration = number | { toSeconds(options?: { readonly integral?: boolean }): number };

/**
 * The answer of another mock, after a time: the task is called at once and answered after so many seconds of virtual
 * time, to the millisecond. A time-out that is due earlier ends the attempt. While it works, a task that owes heartbeats
 * sends them in time, unless `heartbeats` says otherwise.
 * @throws SimulatorError for what is no time of 0 or more seconds
 */
export function after<Payload = any, Result = unknown>(
  duration: MockDuration,
  mock: Mock<Payload, Result>,
): Adjusted<Payload, Result> {
  const afterMs = millisecondsOf('after', duration);
  return new Adjusted(mock, (reply) => {
    switch (reply.kind) {
      case 'success':
      case 'failure':
      case 'silence':
        return { ...reply, afterMs: (reply.afterMs ?? 0) + afterMs };
      case 'timeout':
      case 'pending':
      case 'offer':
      case 'deferred':
        return reply;
    }
  });
}

/**
 * The task never answers and sends no heartbeat: TimeoutSeconds or HeartbeatSeconds ends the attempt with
 * States.Timeout. Without either the execution waits for its own time-out, or stays RUNNING.
 */
export function never(): Replied {
  return new Replied(() => silence());
}

/**
 * The answer of another mock, from a worker that sends a heartbeat at this interval until it answers. If the interval
 * is longer than HeartbeatSeconds, the task times out. `heartbeats(10, never())` never stops, so only TimeoutSeconds
 * ends the task. `heartbeats(10, after(60, never()))` stops after a minute.
 *
 * @throws SimulatorError for a time that is not above 0 seconds
 */
export function heartbeats<Payload = any, Result = unknown>(
  every: MockDuration,
  mock: Mock<Payload, Result>,
): Adjusted<Payload, Result> {
  const everyMs = millisecondsOf('heartbeats', every);
  if (everyMs === 0) throw wrongDuration('heartbeats', every, 'more than 0');
  return new Adjusted(mock, (reply, { heartbeatSeconds = Infinity }) => {
    const isTooSlow = everyMs > heartbeatSeconds * 1000;
    switch (reply.kind) {
      case 'success':
      case 'failure':
        return isTooSlow && reply.afterMs > heartbeatSeconds * 1000 ? silence(reply.submitted) : reply;
      case 'silence':
        return silence(reply.submitted, isTooSlow ? 0 : lastBeat(reply.afterMs, everyMs));
      case 'timeout':
      case 'pending':
      case 'offer':
      case 'deferred':
        return reply;
    }
  });
}

/**
 * The answer of another mock, with the output of TaskSubmitted, which is the service's reply when it accepts the
 * request. For `.sync` (default: the names and ids of the job in the result) and `.waitForTaskToken` (default: `{}`).
 */
export function submits<Payload = any, Result = unknown>(
  output: unknown,
  mock: Mock<Payload, Result>,
): Adjusted<Payload, Result> {
  return new Adjusted(mock, (reply, call) => {
    if (!call.integration.usesToken || !call.integration.submittedEvent) {
      throw new SimulatorError(
        `The mock of '${call.state}' uses submits(...), but ${call.resource} answers at once. ` +
          'Only tasks with .sync and .waitForTaskToken submit first.',
      );
    }
    return { ...reply, submitted: submissionOf(call, output) };
  });
}

/** Without an end, the heartbeats never stop. */
function lastBeat(endMs: number | undefined, everyMs: number): number {
  return endMs === undefined || endMs === Infinity ? Infinity : Math.floor(endMs / everyMs) * everyMs;
}

function submissionOf({ state }: TaskCall, output: unknown): NonNullable<TaskReply['submitted']> | null {
  try {
    return copyJson(output);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    throw new SimulatorError(
      `The mock of '${state}' submits ${error.found} at ${error.path}: expected a value that JSON can hold.`,
    );
  }
}

/**
 * @param maker the function that needs it, for the error
 */
export function millisecondsOf(maker: string, duration: MockDuration): number {
  const seconds = typeof duration === 'object' && duration !== null ? secondsOf(duration) : duration;
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) {
    throw wrongDuration(maker, duration, '0 or more');
  }
  return Math.round(seconds * 1000);
}

/** A Duration of the CDK refuses to return fractions of a second unless asked for them. */
function secondsOf(duration: Exclude<MockDuration, number>): unknown {
  return typeof duration.toSeconds === 'function' ? duration.toSeconds({ integral: false }) : undefined;
}

function wrongDuration(maker: string, found: unknown, range: string): SimulatorError {
  const shown = typeof found === 'object' && found !== null ? JSON.stringify(found).slice(0, 60) : String(found);
  return new SimulatorError(
    `Invalid duration ${shown} for ${maker}(...): expected ${range} seconds, or a duration with toSeconds().`,
  );
}
