// Records the events of an execution, in AWS's order and within AWS's limit.
import type { Clock } from './clock';
import {
  historyEvent,
  type EventDetails,
  type EventType,
  type HistoryEvent,
  type RecordedEvent,
} from './history-events';
import { StatesError } from '../expressions/states-error';

export class History {
  readonly events: RecordedEvent[] = [];

  /** @param limit how many events fit; the last one is the end of the execution */
  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
  ) {}

  get latestId(): number {
    return this.events.length;
  }

  /** Appends an event and returns its id; ids count from 1. Throws the error that ends the execution when it is full. */
  record(type: EventType, previousEventId: number, details?: EventDetails): number {
    if (this.events.length >= this.limit - 1) throw tooManyEvents(this.limit);
    return this.append(type, previousEventId, details);
  }

  /** Appends the event that ends the execution, which always fits. */
  recordEnd(type: EventType, previousEventId: number, details?: EventDetails): number {
    return this.append(type, previousEventId, details);
  }

  /** The events as GetExecutionHistory returns them, oldest first. */
  written(): HistoryEvent[] {
    return this.events.map(historyEvent);
  }

  private append(type: EventType, previousEventId: number, details: EventDetails | undefined): number {
    const id = this.events.length + 1;
    this.events.push({ id, previousEventId, timestamp: this.clock.now, type, details });
    return id;
  }
}

// The text was measured on AWS: floci#2734.
function tooManyEvents(limit: number): StatesError {
  const cause = `The execution reached the maximum number of history events (${limit}).`;
  return new StatesError('States.Runtime', cause, 'execution');
}
