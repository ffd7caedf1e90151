// ListExecutions: of a STANDARD state machine, one of its versions or aliases; the latest first.
import type { Action } from './action';
import { validationError } from '../api-error';
import { parseArn } from '../arns';
import type { ExecutionListItem } from '../model/states-types.generated';
import { pageOf } from '../paging';
import type { ExecutionRecord } from '../state/executions';
import { redriveDate } from '../state/redrive-status';
import { typeNotSupported } from '../state/starting';
import { resourceNotFound } from '../state/state-machines';

export const listExecutions: Action<'ListExecutions'> = (input, world) => {
  const { stateMachineArn, mapRunArn, statusFilter, redriveFilter } = input;
  if (stateMachineArn === undefined && mapRunArn === undefined) {
    throw validationError('Must provide a StateMachine ARN or MapRun ARN');
  }
  if (stateMachineArn !== undefined && mapRunArn !== undefined) {
    throw validationError('Must provide either a StateMachine ARN or a MapRun ARN, not both');
  }
  if (mapRunArn !== undefined) {
    parseArn(mapRunArn, 'mapRun');
    throw resourceNotFound(mapRunArn);
  }
  const { machine, version, alias } = world.machines.find(stateMachineArn!);
  if (machine.type === 'EXPRESS') throw typeNotSupported();
  const records = world.executions
    .of(machine.arn)
    .filter(
      ({ end, versionArn, aliasArn, redriven }) =>
        (!statusFilter || end.status === statusFilter) &&
        (!version || versionArn === version.arn) &&
        (!alias || aliasArn === alias.arn) &&
        (!redriveFilter || redriven.count > 0 === (redriveFilter === 'REDRIVEN')),
    );
  const page = pageOf(records, input, {
    of: `executions of ${stateMachineArn} ${statusFilter ?? ''} ${redriveFilter ?? ''}`,
    order: 'falling',
    position: ({ position }) => position,
  });
  return { executions: page.items.map(itemOf), nextToken: page.nextToken };
};

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
