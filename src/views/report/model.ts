// What a report shows of an execution: texts and numbers only, cut to a bounded size. It is plain JSON, so that a test
// process can pass it on.

/** A payload as text. */
export type ShownText = {
  readonly text: string;
  /** How many characters are missing; 0 for a whole text. */
  readonly cut: number;
};

/** An execution. */
export type RunReport = {
  readonly name: string;
  readonly machine: string;
  readonly constructPath?: string;
  readonly status: string;
  /** ISO 8601. */
  readonly startTime: string;
  readonly durationMs: number;
  readonly input: ShownText;
  readonly output?: ShownText;
  readonly error?: string;
  readonly cause?: string;
  readonly steps: readonly StepReport[];
  /** How many steps of the execution's own sequence are left out. */
  readonly omitted: number;
};

/** One visit to a state. */
export type StepReport = {
  /** Unique in the execution and the executions inside of it. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly place: string;
  readonly status: string;
  /** Since the execution began. */
  readonly offsetMs: number;
  readonly durationMs: number;
  readonly input: ShownText;
  readonly output?: ShownText;
  readonly assigned?: ShownText;
  readonly error?: string;
  readonly cause?: string;
  /** Why it went as it did, such as `Caught by Catch[0], continues with Refund`. */
  readonly reasons: readonly string[];
  readonly attempts: readonly AttemptReport[];
  /** Whether something failed in it, also if that was caught or retried. */
  readonly isTroubled: boolean;
  /** How many steps follow that are left out. */
  readonly omittedAfter: number;
};

export type AttemptReport = {
  readonly number: number;
  readonly status: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  readonly target?: string;
  readonly payload?: ShownText;
  readonly submitted?: ShownText;
  readonly result?: ShownText;
  readonly error?: string;
  readonly cause?: string;
  /** What followed the failure, such as `Tried again after 2 s by Retry[0]`. */
  readonly retry?: string;
  /** What the function wrote, if it ran on this machine. */
  readonly logs?: ShownText;
  readonly groups: readonly GroupReport[];
  /** How many groups are left out. */
  readonly omitted: number;
};

/** What ran inside of a state: an item, a branch, a child execution, a nested execution. */
export type GroupReport = {
  readonly title: string;
  readonly status: string;
  readonly error?: string;
  readonly cause?: string;
  readonly steps: readonly StepReport[];
  readonly omitted: number;
  readonly isTroubled: boolean;
  /** Whether it is an execution of its own, perhaps of another state machine. */
  readonly isExecution: boolean;
};
