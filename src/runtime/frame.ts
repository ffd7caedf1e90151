// The narrow interface through which a running state sees the world.
import type { Effect, Waits } from './effects';
import type { EventDetails, EventType } from './history-events';
import type { Machine } from './machine';
import type { TaskCall, TaskReply } from './task';
import type { Scope } from '../expressions/scope';
import type { Json, JsonObject } from '../json/json';

/** A state in its branch: it may look around, wait, call a task, run branches, and leave events. */
export interface Frame extends Scope, Waits {
  /** Where the execution runs, such as us-east-1. */
  readonly region: string;
  /** How often this state has been retried in this visit. */
  readonly retryCount: number;
  /** The branch's latest event, on which the next one hangs. */
  readonly previousEventId: number;
  /** Makes the token that `$$.Task.Token` tells in this attempt. */
  issueToken(): void;
  /** Records an event and hangs what follows on it. */
  record(type: EventType, details?: EventDetails): void;
  /** Records an event that hangs on `previousEventId` and on which nothing hangs. */
  note(type: EventType, details?: EventDetails): void;
  /** Waits until `time`. */
  until(time: number): Effect<void>;
  /** Waits until something from outside ends the branch. */
  forever(): Effect<never>;
  /** Asks the task's handler. Virtual time stands still until it answers. */
  call(call: TaskCall): Effect<TaskReply>;
  /** Runs branches side by side and waits for all, or for the first that fails. */
  fork(branches: Branches): Effect<Json[]>;
}

/** Branches to run: those of a Parallel, or the iterations of a Map. */
export interface Branches {
  readonly count: number;
  /** How many may run at a time. */
  readonly concurrency: number;
  /** Events at a branch's start (what follows hangs on it) and end (nothing does). */
  readonly events?: {
    readonly started: EventType;
    readonly succeeded: EventType;
    readonly failed: EventType;
    details(index: number): EventDetails;
  };
  machine(index: number): Machine;
  /** The branch's input; evaluated in the branch's own scope when it starts. */
  input(index: number, scope: Scope): Json | Promise<Json>;
  /** What `$$.Map.Item` holds in the branch. */
  item?(index: number): JsonObject;
}
