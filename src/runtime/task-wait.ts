// Waits for the end of a task's attempt: its answer from any source, or an earlier timeout.
import type { Timer } from './event-queue';
import type { TaskEntry } from './open-tasks';
import type { Cancel, Scheduler } from './scheduler';
import type { TaskCall } from './task';
import { failure, HEARTBEAT_MISSED, TIME_OUT, type OpenReply, type TaskAnswer } from './task-reply';

export class TaskWait {
  private readonly timers: Timer[] = [];
  private giveUp: Cancel | undefined;

  /** @param entry receives an answer from outside, for a task that has a token */
  constructor(
    private readonly call: TaskCall,
    private readonly entry: TaskEntry | undefined,
    private readonly scheduler: Scheduler,
    private readonly wake: (answer: TaskAnswer) => void,
    /** Called once when the wait ends for any reason. */
    private readonly over: () => void,
  ) {}

  /** @param startedAt when the timeouts started, in milliseconds since the epoch */
  start(reply: OpenReply, startedAt: number): Cancel {
    const { entry } = this;
    if (entry?.answer) {
      const { answer } = entry;
      this.scheduler.soon(() => this.end(answer));
      return () => this.cancel();
    }
    if (entry) {
      entry.isWaiting = true;
      entry.listener = (answer) => this.end(answer);
    }
    this.listen(reply, startedAt);
    const { timeoutSeconds = Infinity } = this.call;
    // Set after the timer of the answer, so that an answer due exactly at the deadline still counts.
    if (reply.kind !== 'pending') this.at(startedAt + 1000 * timeoutSeconds, () => this.end(TIME_OUT));
    const { limit } = this.call.integration;
    if (limit) this.at(startedAt + 1000 * limit.seconds, () => this.end(failure(limit.failure)));
    return () => this.cancel();
  }

  private listen(reply: OpenReply, startedAt: number): void {
    switch (reply.kind) {
      case 'success':
      case 'failure':
        return this.at(startedAt + reply.afterMs, () => this.end(reply));
      case 'silence':
        return this.awaitHeartbeat(startedAt + (reply.afterMs ?? 0));
      case 'offer':
        return this.awaitHeartbeat(startedAt);
      case 'deferred':
        this.giveUp = reply.listen((answer) => this.end(answer));
        return undefined;
      case 'pending':
        return undefined;
    }
  }

  /** Checks again when the next heartbeat would be due after one that arrived in the meantime. */
  private awaitHeartbeat(lastHeartbeat: number): void {
    const { heartbeatSeconds } = this.call;
    if (heartbeatSeconds === undefined) return;
    this.at(lastHeartbeat + 1000 * heartbeatSeconds, () => {
      const latest = this.entry?.lastHeartbeat ?? 0;
      if (latest > lastHeartbeat) this.awaitHeartbeat(latest);
      else this.end(HEARTBEAT_MISSED);
    });
  }

  private at(time: number, wake: () => void): void {
    if (time !== Infinity) this.timers.push(this.scheduler.at(time, wake));
  }

  private end(answer: TaskAnswer): void {
    this.giveUp = undefined;
    this.cancel();
    this.wake(answer);
  }

  private cancel(): void {
    for (const timer of this.timers) timer.cancelled = true;
    if (this.entry) this.entry.listener = undefined;
    this.giveUp?.();
    this.over();
  }
}
