// DeleteStateMachineAlias.
import type { Action } from './action';

export const deleteStateMachineAlias: Action<'DeleteStateMachineAlias'> = ({ stateMachineAliasArn }, world) => {
  world.machines.deleteAlias(stateMachineAliasArn);
  return {};
};
