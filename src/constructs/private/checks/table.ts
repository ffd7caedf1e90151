// All checks, in the order of their findings. To add one, write a file beside this one and a line here.
import { catchLoop } from './catch-loop';
import type { Check, CheckedWorkflow, Finding } from './check';
import { definitionFindings } from './definition';
import { definitionSize } from './definition-size';
import { durableFunction } from './durable-function';
import { expressLogs, expressWait } from './express';
import { lambdaPayload } from './lambda-payload';
import { mixedLanguages } from './mixed-languages';
import { lambdaRetry, retryNever, retryTime } from './retries';
import { noTimeout, taskTimeout, workflowTimeout } from './task-timeout';
import { removedVersion } from './versions';

export const CHECKS: readonly Check[] = [
  definitionSize,
  mixedLanguages,
  lambdaPayload,
  lambdaRetry,
  retryNever,
  retryTime,
  taskTimeout,
  workflowTimeout,
  noTimeout,
  expressLogs,
  expressWait,
  removedVersion,
  durableFunction,
  catchLoop,
];

export function findingsIn(workflow: CheckedWorkflow): Finding[] {
  const ours = CHECKS.flatMap((check) =>
    check.find(workflow).map(({ state, text, severity = check.severity }) => ({
      id: check.id,
      state,
      severity,
      message: `${text} Why: ${check.reason}.`,
    })),
  );
  return [...definitionFindings(workflow), ...ours];
}
