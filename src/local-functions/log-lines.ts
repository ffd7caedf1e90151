// The lines that Lambda itself writes into a function's log, and a splitter for the function's own output.

export const startLine = (requestId: string): string => `START RequestId: ${requestId} Version: $LATEST\n`;
export const endLine = (requestId: string): string => `END RequestId: ${requestId}\n`;

export interface Report {
  readonly requestId: string;
  /** Milliseconds. */
  readonly duration: number;
  /** Only for the first invocation in a process. */
  readonly initDuration?: number;
  /** Megabytes. */
  readonly memorySize: number;
  /** Undefined if the system does not report it. */
  readonly memoryUsed?: number;
  readonly status?: 'timeout' | 'error';
  readonly errorType?: string;
}

export function reportLine(report: Report): string {
  const { requestId, duration, initDuration, memorySize, memoryUsed, status, errorType } = report;
  const parts = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${duration.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(duration)} ms`,
    `Memory Size: ${memorySize} MB`,
    ...(memoryUsed === undefined ? [] : [`Max Memory Used: ${memoryUsed} MB`]),
    ...(initDuration === undefined ? [] : [`Init Duration: ${initDuration.toFixed(2)} ms`]),
    ...(status === undefined ? [] : [`Status: ${status}`]),
    ...(errorType === undefined ? [] : [`Error Type: ${errorType}`]),
  ];
  return `${parts.join('\t')}\t\n`;
}

/** Longer lines are split, because CloudWatch Logs limits an event to 256 KB. */
const MAX_LINE = 256 * 1024 - 26;

/** Splits a stream of text into lines. A carriage return within a line represents a line end within one message. */
export class LineCutter {
  private rest = '';

  constructor(private readonly told: (line: string) => void) {}

  add(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop()!;
    for (const line of lines) this.tell(line);
    while (this.rest.length > MAX_LINE) {
      this.tell(this.rest.slice(0, MAX_LINE));
      this.rest = this.rest.slice(MAX_LINE);
    }
  }

  /** Flushes the last line, which may have no line end. */
  end(): void {
    if (this.rest !== '') this.tell(this.rest);
    this.rest = '';
  }

  private tell(line: string): void {
    for (let at = 0; at === 0 || at < line.length; at += MAX_LINE) {
      this.told(
        `${line
          .slice(at, at + MAX_LINE)
          .replace(/\r$/, '')
          .replace(/\r/g, '\n')}\n`,
      );
    }
  }
}
