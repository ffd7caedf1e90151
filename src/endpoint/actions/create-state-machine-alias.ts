// CreateStateMachineAlias: idempotent by name, description and routes.
import type { Action } from './action';
import { equalJson } from '../../json/equal';
import { asJson } from '../../json/json';
import { ApiError } from '../../services/api/api-error';
import { checkRouting } from '../state/routing';
import { checkRemains, type Alias } from '../state/state-machines';

/** Quota: service-quotas.html. */
const MAX_ALIASES = 100;

export const createStateMachineAlias: Action<'CreateStateMachineAlias'> = (input, world) => {
  const { name, description, routingConfiguration: routing } = input;
  const machine = checkRouting(routing, world.machines);
  checkRemains(machine);
  const known = machine.aliases.get(name);
  if (known && !isSame(known, routing, description)) throw alreadyExists();
  if (known) return { stateMachineAliasArn: known.arn, creationDate: known.creationDate };
  if (machine.aliases.size >= MAX_ALIASES) {
    const message = `The state machine has ${MAX_ALIASES} aliases, the most that are allowed: '${machine.arn}'`;
    throw new ApiError('ServiceQuotaExceededException', message);
  }
  const creationDate = world.seconds();
  const arn = `${machine.arn}:${name}`;
  const position = world.position();
  machine.aliases.set(name, { position, name, arn, description, routing, creationDate, updateDate: creationDate });
  return { stateMachineAliasArn: arn, creationDate };
};

function isSame(alias: Alias, routing: Alias['routing'], description: string | undefined): boolean {
  return alias.description === description && equalJson(asJson(alias.routing), asJson(routing));
}

function alreadyExists(): ApiError {
  const message =
    'Failed to create alias because an alias with the same name and a different routing configuration already exists.';
  return new ApiError('ConflictException', message);
}
