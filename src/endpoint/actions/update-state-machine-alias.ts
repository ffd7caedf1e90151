// UpdateStateMachineAlias: changes the description, the routes, or both.
import type { Action } from './action';
import { ApiError } from '../../services/api/api-error';
import { checkRouting } from '../state/routing';
import { checkRemains } from '../state/state-machines';

export const updateStateMachineAlias: Action<'UpdateStateMachineAlias'> = (input, world) => {
  const { stateMachineAliasArn, description, routingConfiguration } = input;
  const { machine, alias } = world.machines.findAlias(stateMachineAliasArn);
  checkRemains(machine);
  if (description === undefined && routingConfiguration === undefined) {
    const message = 'Either the description or the RoutingConfiguration must be specified';
    throw new ApiError('ValidationException', message, 400, { reason: 'MISSING_REQUIRED_PARAMETER' });
  }
  if (routingConfiguration) {
    if (checkRouting(routingConfiguration, world.machines) !== machine) {
      throw new ApiError('ValidationException', `The routes are not of the alias's state machine: '${machine.arn}'`);
    }
    alias.routing = routingConfiguration;
  }
  if (description !== undefined) alias.description = description;
  alias.updateDate = world.seconds();
  return { updateDate: alias.updateDate };
};
