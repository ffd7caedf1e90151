// The actions of Step Functions: a new one is a file beside this one and a line here.
import type { Action, Operation } from './action';
import { createActivity } from './create-activity';
import { createStateMachine } from './create-state-machine';
import { createStateMachineAlias } from './create-state-machine-alias';
import { deleteActivity } from './delete-activity';
import { deleteStateMachine } from './delete-state-machine';
import { deleteStateMachineAlias } from './delete-state-machine-alias';
import { deleteStateMachineVersion } from './delete-state-machine-version';
import { describeActivity } from './describe-activity';
import { describeStateMachine } from './describe-state-machine';
import { describeStateMachineAlias } from './describe-state-machine-alias';
import { listActivities } from './list-activities';
import { listStateMachineAliases } from './list-state-machine-aliases';
import { listStateMachineVersions } from './list-state-machine-versions';
import { listStateMachines } from './list-state-machines';
import { listTagsForResource } from './list-tags-for-resource';
import { publishStateMachineVersion } from './publish-state-machine-version';
import { tagResource } from './tag-resource';
import { testState } from './test-state';
import { untagResource } from './untag-resource';
import { updateStateMachine } from './update-state-machine';
import { updateStateMachineAlias } from './update-state-machine-alias';
import { validateStateMachineDefinition } from './validate-state-machine-definition';
import { ApiError } from '../api-error';

/** Comes with executions that run while they are asked about. */
const notYet = (): never => {
  throw new ApiError('UnsupportedOperationException', 'This operation is not simulated yet.');
};

export const ACTIONS: { readonly [O in Operation]: Action<O> } = {
  CreateActivity: createActivity,
  CreateStateMachine: createStateMachine,
  CreateStateMachineAlias: createStateMachineAlias,
  DeleteActivity: deleteActivity,
  DeleteStateMachine: deleteStateMachine,
  DeleteStateMachineAlias: deleteStateMachineAlias,
  DeleteStateMachineVersion: deleteStateMachineVersion,
  DescribeActivity: describeActivity,
  DescribeExecution: notYet,
  DescribeMapRun: notYet,
  DescribeStateMachine: describeStateMachine,
  DescribeStateMachineAlias: describeStateMachineAlias,
  DescribeStateMachineForExecution: notYet,
  GetActivityTask: notYet,
  GetExecutionHistory: notYet,
  ListActivities: listActivities,
  ListExecutions: notYet,
  ListMapRuns: notYet,
  ListStateMachineAliases: listStateMachineAliases,
  ListStateMachineVersions: listStateMachineVersions,
  ListStateMachines: listStateMachines,
  ListTagsForResource: listTagsForResource,
  PublishStateMachineVersion: publishStateMachineVersion,
  RedriveExecution: notYet,
  SendTaskFailure: notYet,
  SendTaskHeartbeat: notYet,
  SendTaskSuccess: notYet,
  StartExecution: notYet,
  StartSyncExecution: notYet,
  StopExecution: notYet,
  TagResource: tagResource,
  TestState: testState,
  UntagResource: untagResource,
  UpdateMapRun: notYet,
  UpdateStateMachine: updateStateMachine,
  UpdateStateMachineAlias: updateStateMachineAlias,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
};
