// Records the events of an execution, in AWS's order and within AWS's limit.
import type { Clock } from './clock';
import type { EventLimit } from './event-limit';
import { PAYLOAD_KEYS, type EventDetails, type EventType, type RecordedEvent } from './history-events';
import type { Json, JsonObject } from '../json/json';
import { withMember } from '../json/merge';

/** Places of one event in a page: what is needed to write it, without an object of its own. */
const [TYPE, PREVIOUS, DETAILS, PAYLOAD, WIDTH] = [0, 1, 2, 3, 4];

/** Events on the first page and on the largest; each page holds twice as many as the one before. */
const [FIRST_PAGE, LARGEST_PAGE] = [16, 2048];

export class History {
  /** WIDTH places for each event: a machine makes many more of them than anybody reads, and no page ever moves. */
  private readonly pages: unknown[][] = [];
  private page: unknown[] = [];
  private pageFilled = 0;
  private count = 0;
  /** The first event of each instant, in order: most events share one. */
  private readonly instants: { readonly id: number; readonly time: number }[] = [];
  private latestTime: number | undefined;

  // How far it was read, which is nothing that tells two histories apart.
  readonly #read: RecordedEvent[] = [];
  #readPages = 0;
  #readPlaces = 0;
  #readInstants = 0;

  constructor(
    private readonly clock: Clock,
    private readonly limit: EventLimit,
  ) {}

  get latestId(): number {
    return this.count;
  }

  /** The events so far, oldest first; an event is made an object when it is first read. */
  get events(): readonly RecordedEvent[] {
    while (this.#read.length < this.count) this.#read.push(this.next());
    return this.#read;
  }

  /**
   * Appends an event and returns its id; ids count from 1. `payload` is the one detail that PAYLOAD_KEYS names for the
   * type. Throws the error that ends the execution when the history is full.
   */
  record(type: EventType, previousEventId: number, details?: EventDetails, payload?: Json): number {
    if (this.count >= this.limit.events - 1) throw this.limit.exceeded;
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
    if (this.pageFilled === this.page.length) this.turnPage();
    const { page, pageFilled: at } = this;
    page[at + TYPE] = type;
    page[at + PREVIOUS] = previousEventId;
    page[at + DETAILS] = details;
    page[at + PAYLOAD] = payload;
    this.pageFilled = at + WIDTH;
    return this.count;
  }

  private turnPage(): void {
    const size = Math.min(this.page.length * 2 || FIRST_PAGE * WIDTH, LARGEST_PAGE * WIDTH);
    this.page = new Array<unknown>(size);
    this.pages.push(this.page);
    this.pageFilled = 0;
  }

  /** The first event that nobody has read yet. */
  private next(): RecordedEvent {
    const id = this.#read.length + 1;
    if (this.#readPlaces === this.pages[this.#readPages]!.length) {
      this.#readPages += 1;
      this.#readPlaces = 0;
    }
    if (this.instants[this.#readInstants]?.id === id) this.#readInstants += 1;
    const page = this.pages[this.#readPages]!;
    const at = this.#readPlaces;
    this.#readPlaces += WIDTH;
    const type = page[at + TYPE] as EventType;
    const details = page[at + DETAILS] as EventDetails | undefined;
    const payload = page[at + PAYLOAD] as Json | undefined;
    return {
      id,
      previousEventId: page[at + PREVIOUS] as number,
      timestamp: this.instants[this.#readInstants - 1]!.time,
      type,
      details:
        payload === undefined ? details : withMember((details ?? {}) as JsonObject, PAYLOAD_KEYS[type]!, payload),
    };
  }
}
