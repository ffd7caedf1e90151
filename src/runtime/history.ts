// Records the events of an execution, in AWS's order and within AWS's limit.
import type { Clock } from './clock';
import { PAYLOAD_KEYS } from './event-keys';
import type { EventLimit } from './event-limit';
import type { EventKind, RecordedEvent } from './history-events';
import type { Json, JsonObject } from '../json/json';
import { withMember } from '../json/merge';

/** Places of one event in a page: what is needed to write it, without an object of its own. */
const [KIND, PAYLOAD, WIDTH] = [0, 1, 2];

/** Events on the first page and on the largest; each page holds twice as many as the one before. */
const [FIRST_PAGE, LARGEST_PAGE] = [32, 4096];

export class History {
  /** WIDTH places for each event: a machine makes many more of them than anybody reads, and no page ever moves. */
  private page = new Array<unknown>(FIRST_PAGE * WIDTH);
  private readonly pages = [this.page];
  private pageFilled = 0;
  private count = 0;
  /** The first event of each instant, in order: most events share one. */
  private readonly instants: { readonly id: number; readonly time: number }[] = [];
  private latestTime: number | undefined;
  /** Of each event that does not hang on the one before it: its id, and the id of what it hangs on. */
  private links: number[] | undefined;

  // How far it was read, which is nothing that tells two histories apart.
  readonly #read: RecordedEvent[] = [];
  #readPages = 0;
  #readPlaces = 0;
  #readInstants = 0;
  #readLinks = 0;

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
   * Appends an event and returns its id; ids count from 1. Throws the error that ends the execution when the history is
   * full.
   */
  record(kind: EventKind, previousEventId: number, payload?: Json): number {
    if (this.count >= this.limit.events - 1) throw this.limit.exceeded;
    return this.append(kind, previousEventId, payload);
  }

  /** Appends the event that ends the execution, which always fits. */
  recordEnd(kind: EventKind, previousEventId: number): number {
    return this.append(kind, previousEventId, undefined);
  }

  private append(kind: EventKind, previousEventId: number, payload: Json | undefined): number {
    if (previousEventId !== this.count) this.link(this.count + 1, previousEventId);
    this.count += 1;
    const { now } = this.clock;
    if (now !== this.latestTime) {
      this.latestTime = now;
      this.instants.push({ id: this.count, time: now });
    }
    if (this.pageFilled === this.page.length) this.turnPage();
    const { page, pageFilled: at } = this;
    page[at + KIND] = kind;
    page[at + PAYLOAD] = payload;
    this.pageFilled = at + WIDTH;
    return this.count;
  }

  // Most executions have one link, that of the first state, and an empty list would grow to sixteen places at once.
  private link(id: number, previousEventId: number): void {
    if (this.links) this.links.push(id, previousEventId);
    else this.links = [id, previousEventId];
  }

  private turnPage(): void {
    this.page = new Array<unknown>(Math.min(this.page.length * 2, LARGEST_PAGE * WIDTH));
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
    const { type, details } = page[at + KIND] as EventKind;
    const payload = page[at + PAYLOAD] as Json | undefined;
    const event = {
      id,
      previousEventId: this.nextLink(id),
      timestamp: this.instants[this.#readInstants - 1]!.time,
      type,
      details:
        payload === undefined ? details : withMember((details ?? {}) as JsonObject, PAYLOAD_KEYS[type]!, payload),
    };
    return event as RecordedEvent;
  }

  private nextLink(id: number): number {
    if (this.links?.[this.#readLinks] !== id) return id - 1;
    this.#readLinks += 2;
    return this.links![this.#readLinks - 1]!;
  }
}
