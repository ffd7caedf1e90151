// How far long work has come, for whoever watches the terminal; nothing is left of it at the end.
import type { Streams } from './command';
import { isTerminal } from './style';

const CLEAR_LINE = '\r\u001b[K';

export class Progress {
  private readonly isShown: boolean;
  private done = 0;

  /** @param what is done to so many things, such as `test cases run` */
  constructor(
    private readonly stderr: Streams['stderr'],
    private readonly what: string,
    private readonly total: number,
  ) {
    this.isShown = isTerminal(stderr) && total > 1;
  }

  /** One more is done. */
  step(): void {
    this.done += 1;
    if (this.isShown) this.stderr.write(`${CLEAR_LINE}${this.done} of ${this.total} ${this.what}`);
  }

  end(): void {
    if (this.isShown) this.stderr.write(CLEAR_LINE);
  }
}
