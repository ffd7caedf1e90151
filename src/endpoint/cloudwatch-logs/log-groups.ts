// The log groups of the endpoint: the lines of functions, and the logs of executions.

export interface NewLogEvent {
  readonly group: string;
  readonly stream: string;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
  readonly message: string;
}

/** An event of a group. `position` grows along the group. */
export interface LogEvent extends NewLogEvent {
  readonly position: number;
}

/** The most events of a group. Beyond this the oldest are dropped. */
const KEPT = 100_000;

export class LogGroups {
  private readonly written = new Map<string, LogEvent[]>();
  private readonly created = new Map<string, number>();
  private last = 0;

  /**
   * @param deriveEvents derives the log events of executions; called on every read
   */
  constructor(
    private readonly home: { readonly region: string; readonly account: string },
    private readonly deriveEvents: (group?: string) => readonly NewLogEvent[],
  ) {}

  arn(group: string): string {
    return `arn:aws:logs:${this.home.region}:${this.home.account}:log-group:${group}`;
  }

  /** Creates an empty group. */
  create(group: string, time: number): void {
    if (this.created.has(group)) return;
    this.created.set(group, time);
    this.written.set(group, []);
  }

  write(event: NewLogEvent): void {
    this.create(event.group, event.timestamp);
    const events = this.written.get(event.group)!;
    this.last += 1;
    events.push({ ...event, position: this.last });
    // Only at one and a half times the limit, so that it happens rarely.
    if (events.length > KEPT * 1.5) events.splice(0, events.length - KEPT);
  }

  /** By name, with the times of their creation, in milliseconds since the epoch. */
  get all(): readonly (readonly [string, number])[] {
    const found = new Map(this.created);
    for (const { group, timestamp } of this.deriveEvents()) if (!found.has(group)) found.set(group, timestamp);
    return [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  }

  /** Oldest first; undefined where there is no such group. */
  events(group: string): readonly LogEvent[] | undefined {
    const written = this.written.get(group);
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
