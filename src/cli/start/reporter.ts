// Where `start` writes: the log on the standard output, and problems, which `quiet` shows too, on the standard error.
import type { Streams } from '../command';
import type { LogLevel } from '../live-log/fact';
import { LiveLog } from '../live-log/live-log';

export class Reporter {
  /** Undefined with `quiet`: nothing is observed then. */
  readonly log: LiveLog | undefined;

  constructor(
    private readonly level: LogLevel,
    private readonly streams: Streams,
    clock: { readonly now: number },
  ) {
    this.log = level === 'quiet' ? undefined : new LiveLog(level, streams.stdout, streams, clock);
  }

  /** A line of the start-up. */
  say(text: string): void {
    if (this.level === 'json') this.log!.notice(text);
    else if (this.level !== 'quiet') this.streams.stdout.write(`${text}\n`);
  }

  /** Where it listens, which programs that start it wait for: at every level. */
  listening(url: string): void {
    if (this.level === 'json') {
      this.log!.listening(url);
    } else {
      this.streams.stdout.write(
        `Step Functions answers at ${url} (Ctrl+C ends it).${this.level === 'quiet' ? '' : ' For example:'}\n`,
      );
    }
  }

  /** What changed. */
  notice(text: string): void {
    this.log?.notice(text);
  }

  warning(text: string): void {
    this.problem(text);
  }

  problem(text: string): void {
    if (this.level === 'json') {
      this.log!.problem(text);
    } else {
      this.log?.flush();
      this.streams.stderr.write(`${text}\n`);
    }
  }
}
