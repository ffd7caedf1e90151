// UpdateMapRun: changes the limits of a running Map Run, from now on.
import type { Action } from './action';
import { ApiError } from '../../services/api/api-error';

export const updateMapRun: Action<'UpdateMapRun'> = (input, world) => {
  const { mapRunArn, maxConcurrency, toleratedFailureCount, toleratedFailurePercentage } = input;
  const { run } = world.executions.mapRuns.get(mapRunArn);
  if ([maxConcurrency, toleratedFailureCount, toleratedFailurePercentage].every((limit) => limit === undefined)) {
    throw invalid(
      'MISSING_REQUIRED_PARAMETER',
      'Must provide maxConcurrency, toleratedFailureCount or toleratedFailurePercentage',
    );
  }
  if (run.status !== 'RUNNING') {
    throw invalid('CANNOT_UPDATE_COMPLETED_MAP_RUN', `Map Run is completed and cannot be updated: '${mapRunArn}'`);
  }
  run.update({
    ...(maxConcurrency !== undefined && { maxConcurrency }),
    ...(toleratedFailureCount !== undefined && { toleratedFailureCount }),
    ...(toleratedFailurePercentage !== undefined && { toleratedFailurePercentage }),
  });
  // The request comes from outside the scheduler and may have started children, so the scheduler must look for work.
  world.scheduler.arrive(() => undefined);
  return {};
};

/** The reasons are AWS's, the texts our own. */
function invalid(reason: string, message: string): ApiError {
  return new ApiError('ValidationException', message, 400, { reason });
}
