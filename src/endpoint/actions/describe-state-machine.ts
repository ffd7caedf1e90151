// DescribeStateMachine, for a state machine or one of its versions.
import type { Action } from './action';
import { variableReferences } from '../../asl/variable-references';
import { doesNotExist } from '../state/state-machines';

export const describeStateMachine: Action<'DescribeStateMachine'> = ({ stateMachineArn, includedData }, world) => {
  const { machine, version, alias } = world.machines.find(stateMachineArn);
  if (alias) throw doesNotExist(stateMachineArn);
  const revision = version?.revision ?? machine.revision;
  const { revisionId, roleArn, loggingConfiguration, tracingConfiguration, encryptionConfiguration } = revision;
  const references = variableReferences(revision.compiled.source.definition);
  return {
    stateMachineArn,
    ...{ name: machine.name, type: machine.type, status: machine.isDeleting ? 'DELETING' : 'ACTIVE' },
    definition: includedData === 'METADATA_ONLY' ? '{}' : revision.definition,
    ...{ roleArn, revisionId, loggingConfiguration, tracingConfiguration, encryptionConfiguration },
    creationDate: (version ?? machine).creationDate,
    description: version?.description,
    ...(Object.keys(references).length > 0 && { variableReferences: references }),
  };
};
