// Handlers that have not answered yet. A run that waits for one that never will is refused, and names its task.
import { AsyncLocalStorage } from 'node:async_hooks';
import { SimulatorError } from '../../asl/simulator-error';
import { afterRealSeconds } from '../../runtime/clock';
import { isPromiseLike } from '../../runtime/scheduler';
import type { TaskCall, TaskHandler } from '../../runtime/task';

/** The simulation whose handler is running. */
const handling = new AsyncLocalStorage<UnansweredTasks>();

/** The tasks of a simulation whose handlers have not settled their promises. */
export class UnansweredTasks {
  private readonly calls = new Set<TaskCall>();

  /** Whether the caller is a handler of the simulation, or was started by one. */
  get isInHandler(): boolean {
    return handling.getStore() === this;
  }

  /**
   * The same handler, whose promises are counted until they settle.
   * @param isDriven whether handlers can reach their own execution: see `isInHandler`
   */
  track(handler: TaskHandler, isDriven: boolean): TaskHandler {
    return (call) => {
      const reply = isDriven ? handling.run(this, handler, call) : handler(call);
      if (!isPromiseLike(reply)) return reply;
      this.calls.add(call);
      const remove = () => this.calls.delete(call);
      reply.then(remove, remove);
      return reply;
    };
  }

  /**
   * Resolves as `done` does. Rejects if nothing is left in the process that could settle a promise, or if more real
   * time passes than `limitSeconds`.
   */
  async untilDone(done: Promise<void>, limitSeconds?: number): Promise<void> {
    let giveUp: (reason: string) => void = () => undefined;
    const given = new Promise<never>((_, reject) => {
      giveUp = (reason) => reject(new SimulatorError(this.text(reason)));
    });
    const onExit = () => giveUp('and nothing in the process can answer any more');
    waiting.add(onExit);
    if (waiting.size === 1) process.on('beforeExit', reportAll);
    const cancel =
      limitSeconds === undefined ? undefined : afterRealSeconds(limitSeconds, () => giveUp(within(limitSeconds)));
    try {
      await Promise.race([done, given]);
    } finally {
      cancel?.();
      waiting.delete(onExit);
      if (waiting.size === 0) process.off('beforeExit', reportAll);
    }
  }

  private text(reason: string): string {
    const states = [...new Set([...this.calls].map(({ state }) => `'${state}'`))];
    const [subject, verb] = states.length === 1 ? ['task', 'has'] : ['tasks', 'have'];
    return (
      `The ${subject} ${states.join(', ')} ${verb} not answered, ${reason}. A mock that returns a promise must settle it; ` +
      'never() is the mock of a task that never answers.'
    );
  }
}

function within(seconds: number): string {
  return `and the real-time limit of ${seconds} s is over`;
}

/** Called when the process would exit because nothing can happen any more. */
const waiting = new Set<() => void>();

function reportAll(): void {
  for (const report of [...waiting]) report();
}
