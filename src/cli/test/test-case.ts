// A test case of a mock configuration, and what became of it.
import type { Json } from '../../json/json';

/** A case as it is to be run. */
export interface TestCase {
  readonly stateMachine: string;
  readonly name: string;
  readonly expectation: Expectation;
}

/** What an execution must come to; what is undefined is not asked for. */
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
  /** That of the execution, or ERROR where the simulation could not go on. */
  readonly status: string;
  /** Virtual time. */
  readonly durationSeconds: number;
  readonly visited: readonly string[];
  /** What is not as expected; none when it passed. */
  readonly problems: readonly string[];
  /** Only of executions. */
  readonly trace: string | undefined;
}

export function hasPassed({ problems }: TestResult): boolean {
  return problems.length === 0;
}
