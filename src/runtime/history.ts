// Records the events of an execution, in AWS's order and within AWS's limit.
import type { Clock } from './clock';
import { PAYLOAD_KEYS, type EventDetails, type EventType, type RecordedEvent } from './history-events';
import { StatesError } from '../expressions/states-error';
import type { Json } from '../json/json';

/** Places of one event in the record: what is needed to write it, without an object of its own. */
const [TYPE, PREVIOUS, DETAILS, PAYLOAD, WIDTH] = [0, 1, 2, 3, 4];

export class History {
  /** The events, WIDTH places each: a machine makes many more of them than anybody reads. */
  private readonly recorded: unknown[] = [];
  /** The first event of each instant, in order: most events share one. */
  private readonly instants: { readonly id: number; readonly time: number }[] = [];
  private readonly read: RecordedEvent[] = [];
  private readInstants = 0;
  private latestTime: number | undefined;
  private count = 0;

  /** @param limit how many events fit; the last one is the end of the execution */
  constructor(
    private readonly clock: Clock,
    private readonly limit: number,
  ) {}

  get latestId(): number {
    return this.count;
  }

  /** The events so far, oldest first; an event is made an object when it is first read. */
  get events(): readonly RecordedEvent[] {
    while (this.read.length < this.count) {
      const id = this.read.length + 1;
      if (this.instants[this.readInstants]?.id === id) this.readInstants += 1;
      this.read.push(this.eventAt(id, this.instants[this.readInstants - 1]!.time));
    }
    return this.read;
  }

  /**
   * Appends an event and returns its id; ids count from 1. `payload` is the one detail that PAYLOAD_KEYS names for the
   * type. Throws the error that ends the execution when the history is full.
   */
  record(type: EventType, previousEventId: number, details?: EventDetails, payload?: Json): number {
    if (this.count >= this.limit - 1) throw tooManyEvents(this.limit);
    return this.append(type, previousEventId, details, payload);
  }

  /** Appends the event that ends the execution, which always fits. */
  recordEnd(type: EventType, previousEventId: number, details?: EventDetails, payload?: Json): number {
    return this.append(type, previousEventId, details, payload);
  }

  private append(
    type: EventType,
    previousEventId: number,
    details: EventDetails | undefined,
    payload: Json | undefined,
  ): number {
    this.count += 1;
    const { now } = this.clock;
    if (now !== this.latestTime) {
      this.latestTime = now;
      this.instants.push({ id: this.count, time: now });
    }
    this.recorded.push(type, previousEventId, details, payload);
    return this.count;
  }

  private eventAt(id: number, timestamp: number): RecordedEvent {
    const { recorded } = this;
    const at = (id - 1) * WIDTH;
    const type = recorded[at + TYPE] as EventType;
    const details = recorded[at + DETAILS] as EventDetails | undefined;
    const payload = recorded[at + PAYLOAD] as Json | undefined;
    return {
      id,
      previousEventId: recorded[at + PREVIOUS] as number,
      timestamp,
      type,
      details: payload === undefined ? details : { ...details, [PAYLOAD_KEYS[type]!]: payload },
    };
  }
}

// The text was measured on AWS: floci#2734.
function tooManyEvents(limit: number): StatesError {
  const cause = `The execution reached the maximum number of history events (${limit}).`;
  return new StatesError('States.Runtime', cause, 'execution');
}
