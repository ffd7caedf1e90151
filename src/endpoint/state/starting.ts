// Starting an execution: what StartExecution and StartSyncExecution have in common.
import type { ExecutionRecord, ExecutionStart } from './execution-record';
import { routedVersion } from './routing';
import type { Revision } from './state-machines';
import type { Json } from '../../json/json';
import { parseJson } from '../../json/text';
import { splitTestCase } from '../../simulator/mocks/mock-config';
import { ApiError } from '../api-error';
import { checkName } from '../arns';
import { noTestCases } from '../tasks/mock-source';
import type { World } from '../world';

export interface StartRequest {
  readonly stateMachineArn: string;
  readonly name?: string;
  readonly input?: string;
  readonly traceHeader?: string;
}

/**
 * Starts an execution; of a STANDARD state machine the one that runs under the same name with the same input is meant.
 * Throws what `executionStart` throws, and ExecutionAlreadyExists.
 */
export function startedExecution(request: StartRequest, world: World): ExecutionRecord {
  const start = executionStart(request, world);
  const known = world.executions.tryGet(start.arn);
  if (known && (known.end.status !== 'RUNNING' || known.inputText !== start.inputText)) {
    throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${start.arn}'`);
  }
  return known ?? world.executions.start(start);
}

/** What is to be started. Throws InvalidArn, InvalidName, InvalidExecutionInput, StateMachineDoesNotExist. */
export function executionStart(request: StartRequest, world: World): ExecutionStart {
  const { arn: stateMachineArn, testCase } = splitTestCase(request.stateMachineArn);
  const { machine, version: named, alias } = world.machines.find(stateMachineArn);
  const { name = world.chance.uuid(), input: inputText = '{}', traceHeader } = request;
  checkName(name);
  const input = parsedInput(inputText);
  const version = alias ? routedVersion(alias, machine, world) : named;
  const revision = version?.revision ?? machine.revision;
  return {
    position: world.position(),
    arn: executionArn(machine, name, world),
    ...{ name, machine, revision },
    ...(version && { versionArn: version.arn }),
    ...(alias && { aliasArn: alias.arn }),
    ...{ inputText, input, traceHeader },
    mocks: mocksFor(revision, testCase, world),
  };
}

function mocksFor({ compiled }: Revision, testCase: string | undefined, { mocks }: World): ExecutionStart['mocks'] {
  if (!mocks && testCase !== undefined) throw noTestCases(testCase);
  return mocks?.mocksFor(compiled, testCase);
}

/** Each start of an EXPRESS state machine is an execution of its own, whatever its name. */
function executionArn(machine: ExecutionStart['machine'], name: string, world: World): string {
  return machine.type === 'EXPRESS'
    ? world.arn('express', `${machine.name}:${name}:${world.chance.uuid()}`)
    : world.arn('execution', `${machine.name}:${name}`);
}

function parsedInput(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw new ApiError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${(error as Error).message}'`);
  }
}

/** Recorded: …start_async_describe_history_execution. */
export function typeNotSupported(): ApiError {
  return new ApiError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
}
