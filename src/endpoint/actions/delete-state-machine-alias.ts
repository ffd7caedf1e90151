// DeleteStateMachineAlias.
import type { Action } from './action';

export const deleteStateMachineAlias: Action<'DeleteStateMachineAlias'> = ({ stateMachineAliasArn }, world) => {
  const { machine, alias } = world.machines.findAlias(stateMachineAliasArn);
  machine.aliases.delete(alias.name);
  return {};
};
