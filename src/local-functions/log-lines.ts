// What Lambda itself writes into a function's log, and the lines in what the function writes.

export const startLine = (requestId: string): string => `START RequestId: ${requestId} Version: $LATEST\n`;
export const endLine = (requestId: string): string => `END RequestId: ${requestId}\n`;

export interface Report {
  readonly requestId: string;
  /** Milliseconds. */
  readonly duration: number;
  /** Of the first invocation in a process. */
  readonly initDuration?: number;
  /** Megabytes. */
  readonly memorySize: number;
  /** Undefined where the system does not tell it. */
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

/** A line that is longer comes in pieces, as CloudWatch Logs has a limit of 256 KB for an event. */
const MAX_LINE = 256 * 1024 - 26;

/** Cuts a stream of text into lines; a carriage return within a line stands for a line's end within one message. */
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

  /** The last line may have no end. */
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
