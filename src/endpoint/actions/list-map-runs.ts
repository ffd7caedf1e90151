// ListMapRuns of an execution, newest first.
import type { Action } from './action';
import { noLongerKept } from './get-execution-history';
import { pageOf } from '../paging';
import { standing } from '../state/map-runs';

export const listMapRuns: Action<'ListMapRuns'> = (input, world) => {
  const { executionArn } = input;
  const record = world.executions.get(executionArn);
  if (!record.running) throw noLongerKept(record);
  const begun = record.running.mapRuns.map((run, position) => ({ run, position }));
  const page = pageOf(begun.reverse(), input, {
    of: `Map Runs of ${executionArn}`,
    order: 'falling',
    position: ({ position }) => position,
  });
  const mapRuns = page.items.map(({ run }) => {
    const { arn, stateMachineArn, startTime } = run;
    const { stopDate } = standing(run);
    return { executionArn, mapRunArn: arn, stateMachineArn, startDate: startTime / 1000, stopDate };
  });
  return { mapRuns, nextToken: page.nextToken };
};
