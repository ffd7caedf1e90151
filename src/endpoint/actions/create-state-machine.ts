// CreateStateMachine: idempotent by everything but the role and the tags.
import type { Action } from './action';
import { equalJson } from '../../json/equal';
import { asJson } from '../../json/json';
import { ApiError } from '../../services/api/api-error';
import type { CreateStateMachineInput } from '../../services/api/states-types.generated';
import { checkName } from '../../services/step-functions/check-name';
import { checkRole, statesArn } from '../arns';
import { encryption, logging, tracing } from '../state/configurations';
import { compileDefinition } from '../state/definition';
import { checkVersionDescription, publish } from '../state/publishing';
import { checkRemains, type Revision, type StateMachine } from '../state/state-machines';
import { Tags } from '../state/tags';

export const createStateMachine: Action<'CreateStateMachine'> = (input, world, request) => {
  const { name, type = 'STANDARD', versionDescription, tags, publish: publishing = false } = input;
  checkName(name);
  checkRole(input.roleArn);
  checkVersionDescription(publishing, versionDescription);
  const arn = statesArn(world.placeOf(request), 'stateMachine', name);
  const revision = revisionOf(input, arn, world.seconds());
  const known = world.machines.tryGet(arn);
  if (known) checkRemains(known);
  if (known && !isSame(known, revision, input)) {
    throw new ApiError('StateMachineAlreadyExists', `State Machine Already Exists: '${arn}'`);
  }
  if (known) return answer(known);
  const machine: StateMachine = {
    position: world.position(),
    ...{ name, arn, type, revision },
    creationDate: revision.updateDate,
    tags: new Tags(arn, tags),
    created: { publish: publishing, versionDescription },
    versions: new Map(),
    nextVersion: 1,
    aliases: new Map(),
  };
  world.machines.add(machine);
  if (publishing) publish(machine, versionDescription, world.seconds());
  return answer(machine);
};

function revisionOf(input: CreateStateMachineInput, arn: string, updateDate: number): Revision {
  const { name, roleArn, definition, type = 'STANDARD' } = input;
  return {
    loggingConfiguration: logging(input.loggingConfiguration),
    tracingConfiguration: tracing(input.tracingConfiguration),
    encryptionConfiguration: encryption(input.encryptionConfiguration),
    definition,
    compiled: compileDefinition(definition, { name, arn, type, roleArn }),
    roleArn,
    updateDate,
  };
}

/** Recorded: …create_duplicate_definition_format_sm: another layout is another definition. */
function isSame({ type, created, revision }: StateMachine, other: Revision, input: CreateStateMachineInput): boolean {
  const comparable = ({ definition, loggingConfiguration, tracingConfiguration, encryptionConfiguration }: Revision) =>
    asJson({ definition, loggingConfiguration, tracingConfiguration, encryptionConfiguration });
  return (
    type === (input.type ?? 'STANDARD') &&
    created.publish === (input.publish ?? false) &&
    created.versionDescription === input.versionDescription &&
    equalJson(comparable(revision), comparable(other))
  );
}

function answer({ arn, creationDate, created, versions }: StateMachine) {
  const version = created.publish ? versions.get(1) : undefined;
  return { stateMachineArn: arn, creationDate, ...(version && { stateMachineVersionArn: version.arn }) };
}
