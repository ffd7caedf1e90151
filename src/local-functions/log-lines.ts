// The lines that Lambda itself writes into a function's log, and a splitter for the function's own output.
import type { OutputLine } from './local-function';

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

/** CloudWatch Logs counts so many bytes for an event besides its text (docs: PutLogEvents). */
const EVENT_BYTES = 26;

/** Longer lines are split, because CloudWatch Logs limits an event to 256 KB. */
export const MAX_LINE_BYTES = 256 * 1024 - EVENT_BYTES;

const encoder = new TextEncoder();
const line = new Uint8Array(MAX_LINE_BYTES);

/** The longest beginning of a text that fits into a line, without half of a character. */
function fitting(text: string): string {
  return text.slice(0, encoder.encodeInto(text, line).read);
}

/** Splits a stream of text into lines. A carriage return within a line represents a line end within one message. */
export class LineCutter {
  private rest = '';

  constructor(private readonly report: (line: string) => void) {}

  add(text: string): void {
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop()!;
    for (const whole of lines) this.cut(whole);
    while (this.rest.length > MAX_LINE_BYTES) {
      const first = fitting(this.rest);
      this.cut(first);
      this.rest = this.rest.slice(first.length);
    }
  }

  /** Flushes the last line, which may have no line end. */
  end(): void {
    if (this.rest !== '') this.cut(this.rest);
    this.rest = '';
  }

  private cut(text: string): void {
    let left = text;
    do {
      const first = fitting(left);
      left = left.slice(first.length);
      this.report(`${first.replace(/\r$/, '').replace(/\r/g, '\n')}\n`);
    } while (left !== '');
  }
}

/** As much as a function may write in one invocation. Lambda has no limit; this keeps a function from filling memory. */
export const MAX_OUTPUT_BYTES = 16 * 1024 * 1024;

const CUT_OFF = '[The output of this invocation is cut off here: it is longer than 16 MB.]\n';

/** The log of one invocation: Lambda's lines, and the function's output up to a limit. */
export class InvocationLog {
  readonly output: OutputLine[] = [];
  private readonly lines: string[] = [];
  private left = MAX_OUTPUT_BYTES;

  add(own: string): void {
    this.lines.push(own);
  }

  /** Adds a line of the function and returns what to log for it: nothing when the limit is exceeded. */
  addOutput(written: string, stream: OutputLine['stream']): string | undefined {
    if (this.left < 0) return undefined;
    this.left -= Buffer.byteLength(written) + EVENT_BYTES;
    const kept = this.left < 0 ? CUT_OFF : written;
    this.lines.push(kept);
    this.output.push({ stream, text: kept.replace(/\n$/, '') });
    return kept;
  }

  get text(): string {
    return this.lines.join('');
  }
}
