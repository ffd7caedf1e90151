// Waits for the end of a task's attempt: its answer, wherever it comes from, or the time-out that comes first.
import type { Timer } from './event-queue';
import type { TaskEntry } from './open-tasks';
import type { Cancel, Scheduler } from './scheduler';
import type { TaskCall, TaskReply } from './task';

export class TaskWait {
  private readonly timers: Timer[] = [];
  private giveUp: Cancel | undefined;

  /** @param entry where an answer from outside arrives, for a task that has a token */
  constructor(
    private readonly call: TaskCall,
    private readonly entry: TaskEntry | undefined,
    private readonly scheduler: Scheduler,
    private readonly wake: (answer: TaskReply) => void,
    /** Told once, when the wait is over in any way. */
    private readonly over: () => void,
  ) {}

  /** @param startedAt when the time-outs began to count, milliseconds since the epoch */
  start(reply: TaskReply, startedAt: number): Cancel {
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
    if ('pending' in reply) return () => this.cancel();
    const deadline = startedAt + 1000 * (this.call.timeoutSeconds ?? Infinity);
    if ('ends' in reply) {
      this.giveUp = reply.ends((answer) => this.end(answer));
    } else if ('output' in reply || 'error' in reply) {
      // Due at the very deadline, an answer still counts.
      this.at(startedAt + (reply.afterMs ?? 0), () => this.end(reply));
    } else {
      this.awaitHeartbeat(startedAt + ('silent' in reply ? (reply.afterMs ?? 0) : 0));
    }
    this.at(deadline, () => this.end({ timedOut: true }));
    return () => this.cancel();
  }

  /** Looks again when a heartbeat that came meanwhile would have to be followed by another. */
  private awaitHeartbeat(lastHeartbeat: number): void {
    const { heartbeatSeconds } = this.call;
    if (heartbeatSeconds === undefined) return;
    this.at(lastHeartbeat + 1000 * heartbeatSeconds, () => {
      const latest = this.entry?.lastHeartbeat ?? 0;
      if (latest > lastHeartbeat) this.awaitHeartbeat(latest);
      else this.end({ timedOut: true });
    });
  }

  private at(time: number, wake: () => void): void {
    if (time !== Infinity) this.timers.push(this.scheduler.at(time, wake));
  }

  private end(answer: TaskReply): void {
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
