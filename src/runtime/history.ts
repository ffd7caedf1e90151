// Records the events of an execution, in AWS's order and within AWS's limit.
import type { Clock } from './clock';
import { PAYLOAD_KEYS } from './event-keys';
import type { EventLimit } from './event-limit';
import type { EventKind, RecordedEvent } from './history-events';
import type { Json, JsonObject } from '../json/json';
import { withMember } from '../json/merge';

/** The slots of one event in a page: enough to write the event without an object of its own. */
const [KIND, PAYLOAD, WIDTH] = [0, 1, 2];

/** The number of events on the first and on the largest page. Each page holds twice as many as the previous one. */
const [FIRST_PAGE, LARGEST_PAGE] = [32, 4096];

export class History {
  /** WIDTH slots per event. Most events are never read, so they get no object; pages never move. */
  private page = new Array<unknown>(FIRST_PAGE * WIDTH);
  private readonly pages = [this.page];
  private pageFilled = 0;
  private count = 0;
  /** The first event of each instant, in order. Most events share an instant. */
  private readonly instants: { readonly id: number; readonly time: number }[] = [];
  private latestTime: number | undefined;
  /** The id and the previous event id of each event whose predecessor is not the event just before it. */
  private links: number[] | undefined;

  // How far the history has been read. Private, so that it does not count when two histories are compared.
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

  /** The events so far, oldest first. An event becomes an object when it is first read. */
  get events(): readonly RecordedEvent[] {
    while (this.#read.length < this.count) this.#read.push(this.next());
    return this.#read;
  }

  /**
   * Appends an event and returns its id. Ids count from 1. Throws the error that ends the execution if the history is
   * full.
   */
  record(kind: EventKind, previousEventId: number, payload?: Json): number {
    if (this.count >= this.limit.events - 1) throw this.limit.exceeded;
    return this.append(kind, previousEventId, payload);
  }

  /** Appends the event that ends the execution; it always fits. */
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

  // Most executions have one link, that of the first state. An empty list would grow to sixteen elements at once.
  private link(id: number, previousEventId: number): void {
    if (this.links) this.links.push(id, previousEventId);
    else this.links = [id, previousEventId];
  }

  private turnPage(): void {
    this.page = new Array<unknown>(Math.min(this.page.length * 2, LARGEST_PAGE * WIDTH));
    this.pages.push(this.page);
    this.pageFilled = 0;
  }

  /** The first unread event. */
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
    const { links } = this;
    if (links?.[this.#readLinks] !== id) return id - 1;
    this.#readLinks += 2;
    return links[this.#readLinks - 1]!;
  }
}
