// DeleteStateMachine, with its versions and aliases. Succeeds for a state machine that does not exist.
import type { Action } from './action';
import { validationError } from '../../services/api/api-error';
import { parseArn } from '../arns';

export const deleteStateMachine: Action<'DeleteStateMachine'> = ({ stateMachineArn }, world) => {
  const { rest, label } = parseArn(stateMachineArn, 'stateMachine');
  if (rest.length > 0 || label !== undefined) {
    throw validationError(`A state machine is deleted by its own ARN, not by a qualified one: '${stateMachineArn}'`);
  }
  world.machines.remove(stateMachineArn);
  return {};
};
