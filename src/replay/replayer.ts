// Answers the tasks of an execution with what a recording holds, and says when its states began and ended.
import { answerActivity } from './activity';
import { timeToWaitFor } from './pace';
import { recordedReply } from './recorded-reply';
import type { Recording } from './recording/recording';
import { Trail } from './trail';
import type { RunningExecution } from '../runtime/execution';
import type { RecordedEvent } from '../runtime/history-events';
import type { RunningBranch } from '../runtime/running';
import type { TaskCall, TaskHandler } from '../runtime/task';
import { pending, type TaskReply } from '../runtime/task-reply';
import type { StateLookup } from '../steps/definition-places';
import type { Visit, VisitAttempt } from '../steps/visit';

export interface ReplayerParts {
  readonly recording: Recording;
  /** The states of the recording, and those of the current definition. */
  readonly states: { readonly recorded: StateLookup; readonly current: StateLookup };
  /** The current name of a recorded state. */
  readonly nameOf: (recorded: string) => string;
  /** Answers what the recording does not hold; undefined if it does not either. */
  readonly otherwise: (call: TaskCall) => ReturnType<TaskHandler> | undefined;
}

export interface Counterpart {
  readonly visit: Visit;
  readonly attempt: VisitAttempt | undefined;
}

export class Replayer {
  /** Why a task has no answer, by the id of the event that entered its state. */
  readonly unanswered = new Map<number, string>();
  /** The names of the Maps whose Map Runs were replayed as a whole. */
  readonly mapRuns = new Set<string>();
  readonly recorded: Trail;
  private readonly current: Trail;
  private running: RunningExecution | undefined;

  constructor(private readonly parts: ReplayerParts) {
    const { recording, states, nameOf } = parts;
    this.recorded = new Trail(states.recorded, nameOf);
    this.recorded.add(recording.events);
    this.current = new Trail(states.current);
  }

  /** Called once, before the execution moves. */
  follow(running: RunningExecution): void {
    this.running = running;
  }

  readonly handler: TaskHandler = (call) => {
    // The children of a Map Run and nested executions have histories of their own.
    const visit = this.isOwn(call) ? this.latestVisit() : undefined;
    const counterpart = visit && this.recorded.find(this.current.keyOf(visit));
    const number = visit ? called(visit).length : 0;
    const attempt = counterpart && called(counterpart)[number - 1];
    if (attempt && !this.lacksPayload(attempt.succeeded)) return this.reply(attempt, call);
    const answer = this.parts.otherwise(call);
    if (answer) return answer;
    if (visit) this.unanswered.set(visit.entered.id, reasonFor(call, counterpart, number));
    return pending();
  };

  /** The recorded visit that a state's visit repeats, and the attempt that comes next in it. */
  counterpartOf(frame: RunningBranch): Counterpart | undefined {
    const current = this.visitAt(frame.previousEventId);
    const visit = current && this.recorded.find(this.current.keyOf(current));
    return visit && { visit, attempt: visit.attempts[current.attempts.length] };
  }

  /** A recorded time, if times were recorded. */
  time(event: RecordedEvent | undefined): number | undefined {
    return this.parts.recording.gaps.times ? undefined : event?.timestamp;
  }

  event(id: number | undefined): RecordedEvent | undefined {
    return id === undefined ? undefined : this.parts.recording.events[id - 1];
  }

  /** Whether the recording has an event without its payload. */
  lacksPayload(event: RecordedEvent | undefined): boolean {
    return event !== undefined && this.parts.recording.gaps.payloads.has(event.id);
  }

  private reply(attempt: VisitAttempt, call: TaskCall): TaskReply {
    const scheduled = attempt.scheduled!;
    const isOnTime = timeToWaitFor(this.time(scheduled), call.now) ?? this.time(scheduled) === call.now;
    // Off the recorded times, an attempt takes as long as it did.
    const origin = isOnTime ? call.now : scheduled.timestamp;
    const afterMs = (time: number): number => (this.parts.recording.gaps.times ? 0 : Math.max(0, time - origin));
    if (call.integration.isPolled) return answerActivity(attempt, call, this.running!.simulation, afterMs);
    return recordedReply(attempt, call, afterMs);
  }

  private isOwn(call: TaskCall): boolean {
    const { Execution: execution } = call.context() as { readonly Execution: { readonly Id: string } };
    return execution.Id === this.running!.settings.executionArn;
  }

  private latestVisit(): Visit | undefined {
    return this.visitAt(this.running!.history.latestId);
  }

  private visitAt(eventId: number): Visit | undefined {
    const { history } = this.running!;
    this.current.add(history.read(this.current.nextId - 1, history.latestId));
    return this.current.visitAt(eventId);
  }
}

/** The attempts that called something. Others failed while their arguments were evaluated. */
function called({ attempts }: Visit): VisitAttempt[] {
  return attempts.filter(({ scheduled }) => scheduled !== undefined);
}

function reasonFor({ state }: TaskCall, counterpart: Visit | undefined, number: number): string {
  if (!counterpart) return `The recording has no call of '${state}' here.`;
  const count = called(counterpart).length;
  if (number <= count) return `The recording lacks the result of '${state}': AWS left it out or cut it off.`;
  return `The recording has ${count === 1 ? '1 attempt' : `${count} attempts`} of '${state}' here; this is attempt ${number}.`;
}
