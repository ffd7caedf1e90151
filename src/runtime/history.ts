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

  // Private, so that it does not count when two histories are compared.
  readonly #read: RecordedEvent[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly limit: EventLimit,
  ) {}

  get latestId(): number {
    return this.count;
  }

  /** The events so far, oldest first. An event becomes an object when it is first read, and stays one. */
  get events(): readonly RecordedEvent[] {
    if (this.#read.length < this.count) {
      for (const event of this.read(this.#read.length, this.count)) this.#read.push(event);
    }
    return this.#read;
  }

  /**
   * The events from the one at index `start` to the one before `end`, made anew and not kept: a history of a million
   * events is read without an object for each.
   */
  *read(start: number, end: number): Iterable<RecordedEvent> {
    if (start < 0) return;
    const last = Math.min(end, this.count);
    let { page, at } = placeOf(start);
    let instant = countWhile(this.instants.length, (index) => this.instants[index]!.id <= start + 1) - 1;
    const { links = [] } = this;
    let link = 2 * countWhile(links.length / 2, (index) => links[2 * index]! < start + 1);
    for (let id = start + 1; id <= last; id += 1) {
      if (at === this.pages[page]!.length) {
        page += 1;
        at = 0;
      }
      if (this.instants[instant + 1]?.id === id) instant += 1;
      let previousEventId = id - 1;
      if (links[link] === id) {
        previousEventId = links[link + 1]!;
        link += 2;
      }
      const [kind, payload] = [this.pages[page]![at + KIND], this.pages[page]![at + PAYLOAD]];
      at += WIDTH;
      yield eventOf(id, previousEventId, this.instants[instant]!.time, kind as EventKind, payload as Json | undefined);
    }
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

  protected append(kind: EventKind, previousEventId: number, payload: Json | undefined): number {
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
}

/** A history that reports each event. A class of its own, so that the others need not ask whether anyone listens. */
export class ObservedHistory extends History {
  constructor(
    clock: Clock,
    limit: EventLimit,
    private readonly recorded: (id: number) => void,
  ) {
    super(clock, limit);
  }

  protected override append(kind: EventKind, previousEventId: number, payload: Json | undefined): number {
    const id = super.append(kind, previousEventId, payload);
    this.recorded(id);
    return id;
  }
}

function eventOf(
  id: number,
  previousEventId: number,
  timestamp: number,
  { type, details }: EventKind,
  payload: Json | undefined,
): RecordedEvent {
  const whole =
    payload === undefined ? details : withMember((details ?? {}) as JsonObject, PAYLOAD_KEYS[type]!, payload);
  return { id, previousEventId, timestamp, type, details: whole } as RecordedEvent;
}

/** The number of pages that grow, and the number of events on them. */
const GROWING = Math.log2(LARGEST_PAGE / FIRST_PAGE);
const ON_GROWING = LARGEST_PAGE - FIRST_PAGE;

/** The page of the event at an index, and its first slot there. */
function placeOf(index: number): { page: number; at: number } {
  if (index >= ON_GROWING) {
    const beyond = index - ON_GROWING;
    return { page: GROWING + Math.floor(beyond / LARGEST_PAGE), at: (beyond % LARGEST_PAGE) * WIDTH };
  }
  const page = Math.floor(Math.log2(index / FIRST_PAGE + 1));
  return { page, at: (index - FIRST_PAGE * (2 ** page - 1)) * WIDTH };
}

/** How many of the first indices `holds` is true for, by binary search. */
function countWhile(length: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
