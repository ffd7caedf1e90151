// ListMapRuns: of an execution, the latest first.
import type { Action } from './action';
import { noLongerKept } from './get-execution-history';
import { pageOf } from '../paging';
import { standing } from '../state/map-runs';

export const listMapRuns: Action<'ListMapRuns'> = (input, world) => {
  const { executionArn } = input;
  const record = world.executions.get(executionArn);
  if (!record.running) throw noLongerKept(record);
  const page = pageOf(world.executions.mapRuns.of(record), input, {
    of: `Map Runs of ${executionArn}`,
    order: 'falling',
    position: ({ position }) => position,
  });
  const mapRuns = page.items.map((known) => {
    const { arn, stateMachineArn, startTime } = known.run;
    const { stopDate } = standing(known);
    return { executionArn, mapRunArn: arn, stateMachineArn, startDate: startTime / 1000, stopDate };
  });
  return { mapRuns, nextToken: page.nextToken };
};
