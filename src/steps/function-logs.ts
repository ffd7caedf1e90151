// What functions wrote in a run: a list over all attempts, with the state that called them.
import { allSteps } from './journey';
import type { FunctionOutput, Step } from './step';

/** What a function wrote in one invocation. */
export interface FunctionLog extends FunctionOutput {
  /** The state that called it. */
  readonly state: string;
  /** The id of the step, which is unique in its execution. */
  readonly stepId: number;
  /** The attempt, counted from 1. */
  readonly attempt: number;
  /** Whether the attempt failed. */
  readonly hasFailed: boolean;
}

/** In order, those of executions that tasks started and of child executions included. */
export function functionLogsIn(steps: readonly Step[]): FunctionLog[] {
  return allSteps(steps).flatMap(({ id, name, attempts }) =>
    attempts.flatMap((attempt): FunctionLog[] => {
      if (attempt.kind === 'Parallel') return [];
      if (attempt.kind === 'Map') {
        return attempt.mapRun?.children.flatMap(({ run }) => (run ? functionLogsIn(run.steps) : [])) ?? [];
      }
      const { logs, execution, number, status } = attempt;
      const hasFailed = status === 'FAILED' || status === 'TIMED_OUT';
      const own = logs ? [{ state: name, stepId: id, attempt: number, hasFailed, ...logs }] : [];
      return [...own, ...(execution ? functionLogsIn(execution.steps) : [])];
    }),
  );
}
