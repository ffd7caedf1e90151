// The log groups of the endpoint: the lines of functions, and the logs of executions.

export interface NewLogEvent {
  readonly group: string;
  readonly stream: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/** A log event of an execution. */
export interface DerivedLogEvent extends NewLogEvent {
  /** Up to 36 digits that stay the same on every read: `aws logs tail --follow` knows by them what it has shown. */
  readonly id: string;
}

/** An event of a group. `position` grows along the group. */
export interface LogEvent extends DerivedLogEvent {
  readonly position: number;
}

/** The most events of a group, and the most bytes of their messages. Beyond this the oldest are dropped. */
export const KEPT = { events: 100_000, bytes: 64 * 1024 * 1024 };

export class LogGroups {
  private readonly written = new Map<string, WrittenEvents>();
  private readonly created = new Map<string, number>();
  private last = 0;

  /**
   * @param deriveEvents derives the log events of executions; called on every read
   * @param configured the groups that state machines log into, with the times of their creation
   */
  constructor(
    private readonly home: { readonly region: string; readonly account: string },
    private readonly deriveEvents: (group?: string) => readonly DerivedLogEvent[],
    private readonly configured: () => ReadonlyMap<string, number> = () => new Map(),
  ) {}

  arn(group: string): string {
    return `arn:aws:logs:${this.home.region}:${this.home.account}:log-group:${group}`;
  }

  /** Creates an empty group. */
  create(group: string, time: number): void {
    if (this.created.has(group)) return;
    this.created.set(group, time);
    this.written.set(group, new WrittenEvents());
  }

  write(event: NewLogEvent): void {
    this.create(event.group, event.timestamp);
    this.last += 1;
    this.written.get(event.group)!.add({ ...event, position: this.last, id: String(this.last) });
  }

  /** By name, with the times of their creation, in milliseconds since the epoch. */
  get all(): readonly (readonly [string, number])[] {
    const found = new Map([...this.configured(), ...this.created]);
    for (const { group, timestamp } of this.deriveEvents()) if (!found.has(group)) found.set(group, timestamp);
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** Oldest first; undefined where there is no such group. */
  events(group: string): readonly LogEvent[] | undefined {
    const written = this.written.get(group)?.events ?? (this.configured().has(group) ? [] : undefined);
    const derived = this.deriveEvents(group);
    if (derived.length === 0) return written;
    const all = [...(written ?? []), ...derived.map((event) => ({ ...event, position: 0 }))];
    all.sort((one, other) => one.timestamp - other.timestamp);
    return all.map((event, index) => ({ ...event, position: index + 1 }));
  }

  clear(): void {
    this.written.clear();
    this.created.clear();
  }
}

/** The events that functions wrote into one group, as many as are kept. */
class WrittenEvents {
  private readonly all: LogEvent[] = [];
  private bytes = 0;

  get events(): readonly LogEvent[] {
    return this.all;
  }

  add(event: LogEvent): void {
    this.all.push(event);
    this.bytes += Buffer.byteLength(event.message);
    // Only at one and a half times a limit, so that it happens rarely.
    if (this.all.length > KEPT.events * 1.5 || this.bytes > KEPT.bytes * 1.5) this.dropOldest();
  }

  private dropOldest(): void {
    let dropped = 0;
    while (this.all.length - dropped > KEPT.events || this.bytes > KEPT.bytes) {
      this.bytes -= Buffer.byteLength(this.all[dropped]!.message);
      dropped += 1;
    }
    this.all.splice(0, dropped);
  }
}
