// UpdateStateMachine. A change makes a new revision; running executions keep theirs.
import type { Action } from './action';
import { equalJson } from '../../json/equal';
import type { Json } from '../../json/json';
import { ApiError } from '../../services/api/api-error';
import type { UpdateStateMachineInput } from '../../services/api/states-types.generated';
import { checkRole } from '../arns';
import { encryption, logging, tracing } from '../state/configurations';
import { compileDefinition } from '../state/definition';
import { checkVersionDescription, publish } from '../state/publishing';
import { checkRemains, type Revision, type StateMachine } from '../state/state-machines';

const CHANGEABLE = [
  'definition',
  'roleArn',
  'loggingConfiguration',
  'tracingConfiguration',
  'encryptionConfiguration',
] as const;

export const updateStateMachine: Action<'UpdateStateMachine'> = (input, world) => {
  const { stateMachineArn, versionDescription, publish: publishing = false } = input;
  const machine = world.machines.get(stateMachineArn);
  checkRemains(machine);
  if (CHANGEABLE.every((field) => input[field] === undefined) && !publishing) throw nothingToDo();
  checkVersionDescription(publishing, versionDescription);
  const wanted = nextRevision(machine, input);
  const updateDate = world.seconds();
  if (CHANGEABLE.some((field) => !equalJson(wanted[field] as Json, machine.revision[field] as Json))) {
    machine.revision = { ...wanted, updateDate, revisionId: world.chance.uuid() };
  }
  const version = publishing ? publish(machine, versionDescription, updateDate) : undefined;
  const { revisionId } = machine.revision;
  return { updateDate, revisionId, ...(version && { stateMachineVersionArn: version.arn }) };
};

function nextRevision({ revision, name, arn, type }: StateMachine, input: UpdateStateMachineInput): Revision {
  const { definition, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration } = input;
  if (roleArn !== undefined) checkRole(roleArn);
  const of = { name, arn, type, roleArn: roleArn ?? revision.roleArn };
  return {
    ...revision,
    ...(definition !== undefined && { definition, compiled: compileDefinition(definition, of) }),
    ...(roleArn !== undefined && { roleArn }),
    ...(loggingConfiguration && { loggingConfiguration: logging(loggingConfiguration) }),
    ...(tracingConfiguration && { tracingConfiguration: tracing(tracingConfiguration) }),
    ...(encryptionConfiguration && { encryptionConfiguration: encryption(encryptionConfiguration) }),
  };
}

/** Recorded: …create_update_state_machine_base_update_none. */
function nothingToDo(): ApiError {
  const fields = 'the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration';
  return new ApiError('MissingRequiredParameter', `Either ${fields} must be specified`);
}
