// DescribeStateMachineForExecution: the state machine at the start of the execution.
import type { Action } from './action';
import { variableReferences } from '../../asl/variable-references';

export const describeStateMachineForExecution: Action<'DescribeStateMachineForExecution'> = (input, world) => {
  const { machine, revision, mapRun } = world.executions.get(input.executionArn);
  const { definition, roleArn, revisionId, updateDate } = revision;
  const { loggingConfiguration, tracingConfiguration, encryptionConfiguration } = revision;
  const references = variableReferences(revision.compiled.source.definition);
  return {
    ...{ stateMachineArn: machine.arn, name: machine.name },
    definition: input.includedData === 'METADATA_ONLY' ? '{}' : definition,
    ...{ roleArn, revisionId, updateDate, loggingConfiguration, tracingConfiguration, encryptionConfiguration },
    ...(mapRun && { mapRunArn: mapRun.arn, label: mapRun.label }),
    ...(Object.keys(references).length > 0 && { variableReferences: references }),
  };
};
