// The live log of `start`: collects what the endpoint does, and writes it as lines for people or as JSON lines.
import type { Writable } from 'node:stream';
import { factOf, failureFact, type Timed } from './execution-facts';
import type { Fact, LogLevel, What } from './fact';
import { factText } from './fact-text';
import type { AnsweredRequest, Observer } from '../../endpoint/state/observer';
import type { Json } from '../../json/json';
import { compactText } from '../../json/text';
import type { FunctionLogLine } from '../../local-functions/local-function';
import { RealClock } from '../../runtime/clock';
import type { ObservedExecution } from '../../runtime/execution-settings';
import type { Streams } from '../command';
import { styleFor, type Style } from '../style';

/** Lines are left out while the reader of the log is this many bytes behind. */
const MOST_BEHIND = 4 * 1024 * 1024;

/** Lambda's own lines, which `normal` leaves out. */
const LAMBDA_LINE = /^(?:START|END|REPORT|INIT_START) /;

/** What console.log writes before the text on Lambda: the time, the request's id and the level. */
const NODE_PREFIX = /^\d{4}-\d\d-\d\dT[\d:.]+Z\t[\w-]+\t([A-Z]+)\t/;

export class LiveLog implements Observer {
  private readonly real = new RealClock();
  private readonly style: Style;
  private readonly shownFailures = new WeakMap<ObservedExecution, number>();
  /** Events since the last turn, each with its execution. */
  private executions: ObservedExecution[] = [];
  private events: number[] = [];
  private lines: string[] = [];
  private leftOut = 0;
  private isWaiting = false;

  /**
   * @param level any but `quiet`, which needs no log
   * @param virtual the clock of the executions
   */
  constructor(
    private readonly level: Exclude<LogLevel, 'quiet'>,
    private readonly stream: Streams['stdout'],
    env: Pick<Streams, 'env'>,
    private readonly virtual: { readonly now: number },
  ) {
    this.style = styleFor(stream, env);
  }

  recorded(execution: ObservedExecution, eventId: number): void {
    this.executions.push(execution);
    this.events.push(eventId);
    this.writeSoon();
  }

  answered(request: AnsweredRequest): void {
    this.add({ kind: 'request', ...request });
  }

  functionWrote({ functionName, message }: FunctionLogLine): void {
    const from = LAMBDA_LINE.test(message) ? 'lambda' : 'function';
    const text = message
      .replace(/\n+$/, '')
      .replace(NODE_PREFIX, (_, level: string) => (level === 'INFO' ? '' : `${level} `));
    this.add({ kind: 'function', function: functionName, text, from });
  }

  functionInspected(functionName: string, text: string): void {
    this.notice(`function ${functionName}: ${text}`);
  }

  /** What the program itself has to say: what was registered, what changed. */
  notice(text: string): void {
    this.add({ kind: 'notice', text });
  }

  listening(url: string): void {
    this.add({ kind: 'listening', url });
  }

  problem(text: string): void {
    this.add({ kind: 'problem', text });
  }

  /** Writes what is left. */
  flush(): void {
    this.takeEvents();
    this.write();
  }

  private add(what: What): void {
    // What was recorded before comes before.
    this.takeEvents();
    this.say({ time: this.virtual.now, what });
    this.writeSoon();
  }

  private takeEvents(): void {
    const { executions, events } = this;
    if (events.length === 0) return;
    [this.executions, this.events] = [[], []];
    for (const [index, execution] of executions.entries()) {
      const id = events[index]!;
      this.takeFailures(execution, id);
      const fact = factOf(execution, id);
      if (fact) this.say(fact);
    }
    for (const execution of executions) this.takeFailures(execution, Infinity);
  }

  /** The failures before an event. What became of one is known only after its own event. */
  private takeFailures(execution: ObservedExecution, before: number): void {
    const { failures } = execution;
    let shown = this.shownFailures.get(execution) ?? 0;
    if (shown === failures.length) return;
    for (; shown < failures.length && failures[shown]!.eventId < before; shown += 1) {
      this.say(failureFact(execution, failures[shown]!));
    }
    this.shownFailures.set(execution, shown);
  }

  private say({ time, what }: Timed): void {
    const real = this.real.now;
    const differs = Math.abs(real - this.virtual.now) >= 1000;
    const fact: Fact = {
      time: new Date(time).toISOString(),
      ...(differs && { realTime: new Date(real).toISOString() }),
      ...what,
    };
    const line =
      this.level === 'json'
        ? compactText(fact as unknown as Json)
        : factText(fact, { style: this.style, isVerbose: this.level === 'verbose' });
    if (line !== undefined) this.lines.push(line);
  }

  private writeSoon(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.real.soon(() => {
      this.isWaiting = false;
      this.flush();
    });
  }

  /** One write for all lines of a turn. A reader that does not keep up does not fill the memory. */
  private write(): void {
    const { lines, stream } = this;
    if (lines.length === 0) return;
    this.lines = [];
    if (((stream as Partial<Writable>).writableLength ?? 0) > MOST_BEHIND) {
      this.leftOut += lines.length;
      return;
    }
    const gap = this.leftOut;
    this.leftOut = 0;
    if (gap > 0) {
      this.say({
        time: this.virtual.now,
        what: {
          kind: 'problem',
          text: `${gap} line${gap === 1 ? ' is' : 's are'} left out here: the reader of the log is too slow.`,
        },
      });
    }
    stream.write(`${[...this.lines.splice(0), ...lines].join('\n')}\n`);
  }
}
