// DescribeStateMachineAlias.
import type { Action } from './action';

export const describeStateMachineAlias: Action<'DescribeStateMachineAlias'> = ({ stateMachineAliasArn }, world) => {
  const { alias } = world.machines.findAlias(stateMachineAliasArn);
  const { name, description, routing, creationDate, updateDate } = alias;
  return { stateMachineAliasArn, name, description, routingConfiguration: routing, creationDate, updateDate };
};
