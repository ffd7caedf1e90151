// Shows the progress of long work in a terminal, and removes it at the end.
import type { Streams } from './command';
import { isTerminal } from './style';

const CLEAR_LINE = '\r\u001b[K';

export class Progress {
  private readonly isShown: boolean;
  private done = 0;

  /** @param what names the counted work, such as `test cases run` */
  constructor(
    private readonly stderr: Streams['stderr'],
    private readonly what: string,
    private readonly total: number,
  ) {
    this.isShown = isTerminal(stderr) && total > 1;
  }

  /** Counts one more as done. */
  step(): void {
    this.done += 1;
    if (this.isShown) this.stderr.write(`${CLEAR_LINE}${this.done} of ${this.total} ${this.what}`);
  }

  end(): void {
    if (this.isShown) this.stderr.write(CLEAR_LINE);
  }
}
