// Plays the worker of a recorded activity: takes the task when it was taken, sends heartbeats, and answers in time.
import { recordedReply } from './recorded-reply';
import { jsonText } from '../json/text';
import { TaskTokenError } from '../runtime/open-tasks';
import type { Simulation } from '../runtime/simulation';
import type { TaskCall } from '../runtime/task';
import { OFFER, type TaskReply } from '../runtime/task-reply';
import type { VisitAttempt } from '../steps/visit';

/** @param afterMs how long after the call a recorded moment lies */
export function answerActivity(
  attempt: VisitAttempt,
  call: TaskCall,
  simulation: Simulation,
  afterMs: (time: number) => number,
): TaskReply {
  const reply = recordedReply(attempt, call, afterMs);
  const { taken } = attempt;
  // Without a worker, the task fails before it is offered, or waits until its time is over.
  if (!taken) return reply.kind === 'failure' ? reply : OFFER;
  const { scheduler, workers } = simulation;
  const takenAt = call.now + afterMs(taken.timestamp);
  scheduler.at(takenAt, () => void workers.take(call.resource, taken.details.workerName));
  work(reply, call, simulation, takenAt);
  return OFFER;
}

/** A history has no heartbeats, but a worker that answered, or whose last heartbeat is known, has sent them. */
function work(reply: TaskReply, call: TaskCall, { scheduler, tasks }: Simulation, takenAt: number): void {
  const { now, heartbeatSeconds = Infinity } = call;
  const taskToken = call.taskToken!;
  if (reply.kind !== 'success' && reply.kind !== 'failure' && reply.kind !== 'silence') return;
  const { afterMs } = reply;
  if (afterMs === undefined) return;
  const end = now + afterMs;
  const beat = (time: number): void => {
    if (time < end) scheduler.at(time, () => ifOpen(() => tasks.sendTaskHeartbeat(taskToken)) && beat(next(time)));
  };
  const next = (time: number): number => time + Math.max(1, 1000 * heartbeatSeconds - 1);
  beat(next(takenAt));
  scheduler.at(end, () => {
    ifOpen(() => {
      if (reply.kind === 'success') tasks.sendTaskSuccess(taskToken, jsonText(reply.output));
      else if (reply.kind === 'failure') tasks.sendTaskFailure(taskToken, reply.error, reply.cause);
      else tasks.sendTaskHeartbeat(taskToken);
    });
  });
}

/** The current definition may have ended the task earlier. */
function ifOpen(send: () => void): boolean {
  try {
    send();
    return true;
  } catch (error) {
    if (error instanceof TaskTokenError) return false;
    throw error;
  }
}
