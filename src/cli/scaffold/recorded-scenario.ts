// A recorded execution as what a test needs. Only types.
import type { Json, JsonObject } from '../../json/json';
import type { RecordedExecution } from '../../simulator/recorded-execution';

/** A recorded execution as a scenario of a test. */
export interface RecordedScenario {
  /** The state machine's name. */
  readonly name: string;
  readonly input: Json;
  /** One answer, or one for each call. */
  readonly answers: Readonly<Record<string, JsonObject | readonly JsonObject[]>>;
  readonly end: RecordedEnd;
}

export interface RecordedEnd {
  readonly status: RecordedExecution['status'];
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}
