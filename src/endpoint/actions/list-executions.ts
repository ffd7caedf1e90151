// ListExecutions of a STANDARD state machine, one of its versions or aliases, or a Map Run; newest first.
import type { Action } from './action';
import type { ChildView } from '../../runtime/map-run-record';
import { validationError } from '../../services/api/api-error';
import type {
  ExecutionListItem,
  ListExecutionsInput,
  ListExecutionsOutput,
} from '../../services/api/states-types.generated';
import { redriveDate } from '../../services/step-functions/describe-execution';
import { typeNotSupported } from '../../services/step-functions/step-functions-api';
import { pageOf } from '../paging';
import type { ExecutionRecord } from '../state/execution-record';
import type { World } from '../world';

export const listExecutions: Action<'ListExecutions'> = (input, world) => {
  const { stateMachineArn, mapRunArn, statusFilter, redriveFilter } = input;
  if (stateMachineArn === undefined && mapRunArn === undefined) {
    throw validationError('Must provide a StateMachine ARN or MapRun ARN');
  }
  if (stateMachineArn !== undefined && mapRunArn !== undefined) {
    throw validationError('Must provide either a StateMachine ARN or a MapRun ARN, not both');
  }
  if (mapRunArn !== undefined) return childrenOf(mapRunArn, input, world);
  const { machine, version, alias } = world.machines.find(stateMachineArn!);
  if (machine.type === 'EXPRESS') throw typeNotSupported();
  const records = world.executions
    .of(machine.arn)
    .filter(
      ({ end, versionArn, aliasArn, redriven }) =>
        (!statusFilter || end.status === statusFilter) &&
        (!version || versionArn === version.arn) &&
        (!alias || aliasArn === alias.arn) &&
        isWanted(redriven, redriveFilter),
    );
  const page = pageOf(records, input, {
    of: `executions of ${stateMachineArn} ${statusFilter ?? ''} ${redriveFilter ?? ''}`,
    order: 'falling',
    position: ({ position }) => position,
  });
  return { executions: page.items.map(itemOf), nextToken: page.nextToken };
};

function childrenOf(mapRunArn: string, input: ListExecutionsInput, world: World): ListExecutionsOutput {
  const { children } = world.executions.mapRuns.get(mapRunArn).run;
  const { statusFilter, redriveFilter } = input;
  if (children?.type === 'EXPRESS') throw typeNotSupported();
  const chosen = (children?.started ?? []).filter(
    ({ status, redriven }) => (!statusFilter || status === statusFilter) && isWanted(redriven, redriveFilter),
  );
  const page = pageOf(chosen.reverse(), input, {
    of: `executions of ${mapRunArn} ${statusFilter ?? ''} ${redriveFilter ?? ''}`,
    order: 'falling',
    position: ({ index }) => index,
  });
  return { executions: page.items.map((child) => childItem(mapRunArn, child)), nextToken: page.nextToken };
}

function isWanted({ count }: ExecutionRecord['redriven'], filter: ListExecutionsInput['redriveFilter']): boolean {
  return !filter || count > 0 === (filter === 'REDRIVEN');
}

function childItem(mapRunArn: string, child: ChildView): ExecutionListItem {
  const { executionArn, stateMachineArn, name, status, startTime, stopTime, itemCount, redriven } = child;
  return {
    ...{ executionArn, stateMachineArn, name, status: status as ExecutionListItem['status'], mapRunArn, itemCount },
    startDate: startTime / 1000,
    stopDate: stopTime === undefined ? undefined : stopTime / 1000,
    redriveCount: redriven.count,
    redriveDate: redriveDate(redriven),
  };
}

function itemOf(record: ExecutionRecord): ExecutionListItem {
  const { arn, machine, versionArn, aliasArn, name, end, startTime, redriven } = record;
  return {
    ...{ executionArn: arn, stateMachineArn: machine.arn, name, status: end.status },
    ...{ stateMachineVersionArn: versionArn, stateMachineAliasArn: aliasArn },
    startDate: startTime / 1000,
    stopDate: end.stopTime === undefined ? undefined : end.stopTime / 1000,
    redriveCount: redriven.count,
    redriveDate: redriveDate(redriven),
  };
}
