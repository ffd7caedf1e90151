// A test case of a mock configuration, and its result.
import type { Json } from '../../json/json';
import type { MeasuredTime } from '../../runtime/clock';

/** A case to run. */
export interface TestCase {
  readonly stateMachine: string;
  readonly name: string;
  readonly expectation: Expectation;
  readonly place: CasePlace;
}

/** Where a case is written. */
export interface CasePlace {
  readonly file: string;
  readonly line?: number | undefined;
}

/** The expected outcome of an execution. Undefined members are not checked. */
export interface Expectation {
  readonly input: Json | undefined;
  readonly status: string;
  readonly error: string | undefined;
  readonly cause: string | undefined;
  readonly output: Json | undefined;
}

export interface TestResult {
  readonly stateMachine: string;
  readonly name: string;
  /** The status of the execution, or ERROR if the simulation could not continue. */
  readonly status: string;
  /** Virtual time. */
  readonly durationSeconds: number;
  /** The time of this machine. */
  readonly ran: MeasuredTime;
  readonly place: CasePlace;
  readonly visited: readonly string[];
  /** The differences from the expectation; empty if the case passed. */
  readonly problems: readonly string[];
  /** Only set for executions. */
  readonly trace: ((colors: boolean) => string) | undefined;
  /** What the execution went through, for Mermaid. Only set if the case failed. */
  readonly diagram?: string | undefined;
}

export function hasPassed({ problems }: TestResult): boolean {
  return problems.length === 0;
}
