// Where an alias leads: one version, or two by weight.
import { resourceNotFound, type Alias, type StateMachine, type StateMachines, type Version } from './state-machines';
import type { Chance } from '../../expressions/scope';
import { ApiError } from '../../services/api/api-error';
import { parseArn } from '../arns';

/** The state machine whose versions the routes name. Throws in AWS's words (recorded: …invalid_router_configs). */
export function checkRouting(routes: Alias['routing'], all: StateMachines): StateMachine {
  const arns = routes.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
  const isVersion = (arn: string): boolean => /^\d+$/.test(parseArn(arn, 'stateMachine').rest[0] ?? '');
  if (!arns.every(isVersion)) {
    throw invalid(`Routing configuration must contain state machine version ARNs. Received: [${arns.join(', ')}]`);
  }
  if (new Set(arns).size < arns.length) {
    throw invalid(
      `Routing configuration must contain distinct state machine version ARNs. Received: [${arns.join(', ')}]`,
    );
  }
  const weights = routes.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    throw invalid(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`);
  }
  const machines = arns.map((arn) => {
    const found = all.tryFindVersion(arn);
    if (!found) throw resourceNotFound(arn);
    return found.machine;
  });
  if (new Set(machines).size > 1) {
    throw invalid(`Routing configuration must be of one state machine. Received: [${arns.join(', ')}]`);
  }
  return machines[0]!;
}

/** The version that an execution of the alias gets. */
export function pickVersion({ routing }: Alias, machine: StateMachine, chance: Chance): Version {
  const dice = routing.length > 1 ? chance.random() * 100 : 0;
  const chosen = dice < routing[0]!.weight ? routing[0]! : routing[routing.length - 1]!;
  return [...machine.versions.values()].find(({ arn }) => arn === chosen.stateMachineVersionArn)!;
}

function invalid(message: string): ApiError {
  return new ApiError('ValidationException', message, 400, { reason: 'INVALID_ROUTING_CONFIGURATION' });
}
