// JavaScript's regular expressions with searches that count their steps, so that endless backtracking is aborted.
import { Matcher, type Meter } from './matcher';
import { writeProgram, type Program } from './program';
import { readRegex } from './syntax';

export interface Match {
  readonly start: number;
  readonly end: number;
  /** Undefined for a group that took no part. */
  readonly groups: readonly (string | undefined)[];
}

export class Regex {
  private readonly program: Program;

  /** @param flags `i` and `m`; others are ignored */
  constructor(
    readonly source: string,
    flags = '',
  ) {
    this.program = writeProgram(readRegex(source), {
      ignoreCase: flags.includes('i'),
      multiline: flags.includes('m'),
    });
  }

  /** The first match at or after a place of the text. */
  search(text: string, from: number, meter: Meter): Match | undefined {
    const matcher = new Matcher(this.program, text, meter);
    for (let start = from; start <= text.length; start += 1) {
      const end = matcher.match(start);
      if (end < 0) continue;
      matcher.pay();
      return { start, end, groups: matcher.groups() };
    }
    matcher.pay();
    return undefined;
  }
}
