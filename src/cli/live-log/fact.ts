// What a live log reports, as data: one fact a line. JSON lines are these objects.
import type { Json } from '../../json/json';

/** Which facts are shown. `quiet` shows none, `verbose` and `json` all. */
export type LogLevel = 'quiet' | 'normal' | 'verbose' | 'json';

export const LOG_LEVELS: readonly LogLevel[] = ['quiet', 'normal', 'verbose', 'json'];

/** Of an execution. Its name is the last part of the ARN; a child of a Map Run has the Map's label before it. */
export interface OfExecution {
  readonly stateMachine: string;
  readonly execution: string;
  readonly executionArn: string;
  readonly eventId: number;
}

export type Fact = {
  /** The time of executions, ISO 8601. It runs faster with --time-scale, and jumps when it is put forward. */
  readonly time: string;
  /** This machine's time, where it differs by a second or more. */
  readonly realTime?: string;
} & What;

export type What =
  | {
      readonly kind: 'request';
      readonly service?: string;
      readonly operation: string;
      readonly status: number;
      readonly milliseconds: number;
      readonly error?: string;
      readonly message?: string;
    }
  | ({ readonly kind: 'execution-started' | 'execution-redriven'; readonly input?: Json } & OfExecution)
  | ({
      readonly kind: 'state-entered';
      readonly state: string;
      readonly type: string;
      readonly input: Json;
    } & OfExecution)
  | ({ readonly kind: 'state-exited'; readonly state: string; readonly output: Json } & OfExecution)
  | ({ readonly kind: 'task'; readonly state: string; readonly event: string; readonly details: Json } & OfExecution)
  | ({
      readonly kind: 'state-failed';
      readonly state: string;
      readonly error?: string;
      readonly cause?: string;
      readonly retriedAfterSeconds?: number;
      /** How often the retrier tries again at most, and which of these tries comes next. */
      readonly retry?: { readonly attempt: number; readonly of: number };
      /** The state that the catcher continues with. */
      readonly caughtBy?: string;
    } & OfExecution)
  | ({
      readonly kind: 'execution-ended';
      readonly status: string;
      readonly seconds: number;
      readonly output?: Json;
      readonly error?: string;
      readonly cause?: string;
    } & OfExecution)
  | {
      readonly kind: 'function';
      readonly function: string;
      readonly text: string;
      readonly from: 'function' | 'lambda';
    }
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'notice' | 'problem'; readonly text: string };
