// Whether an execution can be redriven, in AWS's words.
// docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
import type { ExecutionEnd } from './execution-end';
import { MAX_EVENTS, STANDARD_SECONDS } from './quotas';
import { SimulatorError } from '../asl/simulator-error';

/** How long after its end; AWS gives the date. */
const REDRIVABLE_MS = 14 * 24 * 3600 * 1000;

/** RedriveExecution's refusal; the text is measured. */
export class NotRedrivableError extends SimulatorError {
  /** The name in AWS's SDK. */
  override readonly name = 'ExecutionNotRedrivable';

  constructor(
    executionArn: string,
    /** Why it cannot be redriven, in AWS's words. */
    readonly reason: string,
  ) {
    super(`Execution ${executionArn} invalid for redrive as: ${reason}`);
  }
}

export interface RedriveQuestion {
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly end: ExecutionEnd;
  readonly startTime: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly events: number;
}

/** Why not, as in `redriveStatusReason`; undefined if it can be redriven. */
export function whyNotRedrivable({ type, end, startTime, now, events }: RedriveQuestion): string | undefined {
  if (type === 'EXPRESS') return 'Express executions cannot be redriven';
  if (end.status === 'RUNNING' || end.status === 'SUCCEEDED') {
    return `Execution is ${end.status} and cannot be redriven`;
  }
  // ExecutionRedriven and one more event must fit.
  if (events >= MAX_EVENTS - 1) return 'Execution history event limit exceeded';
  if (now - startTime >= STANDARD_SECONDS * 1000) return 'Execution has exceeded the max execution time';
  if (now - end.stopTime! > REDRIVABLE_MS) return 'Execution redrivable period exceeded';
  return undefined;
}
