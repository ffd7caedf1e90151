// Runs one state of a definition on the simulator's engine, and answers as TestState does.
import { httpInspection } from './http-inspection';
import { inspectedLanguage } from './inspected-language';
import { Inspection } from './inspection';
import { readerObjects } from './reader-objects';
import { checkRequest, type CheckedRequest } from './request';
import { machineOf, type StateEnd } from './run-state';
import { TestedExecution } from './tested-execution';
import type { TestStateOptions, TestStateRequest, TestStateResponse } from './types';
import { parseArn } from '../asl/arn';
import { DEFAULT_ACCOUNT, DEFAULT_REGION, defaultRoleArn } from '../asl/identity';
import { SimulatorError } from '../asl/simulator-error';
import type { QueryLanguage } from '../expressions/query-language';
import { member, type JsonObject } from '../json/json';
import { withoutUndefined } from '../json/merge';
import { jsonText } from '../json/text';
import { DEFAULT_START } from '../runtime/clock';
import { compileMachine } from '../runtime/compile';
import type { ExecutionEnd } from '../runtime/execution';
import type { CompiledState } from '../runtime/machine';
import type { TaskCall, TaskHandler } from '../runtime/task';
import { failure, success } from '../runtime/task-reply';
import { integrationOf } from '../services/integrations/table';
import { LANGUAGES } from '../states/language';
import { STATE_TYPES } from '../states/table';

// The machine and the execution that the state under test reports as its own.
const MACHINE = 'TestState';
const EXECUTION = 'test-state';

export async function answer(
  request: TestStateRequest,
  { region = DEFAULT_REGION, account: owner = DEFAULT_ACCOUNT, callTask }: TestStateOptions,
): Promise<TestStateResponse> {
  const checked = checkRequest(request);
  const { tested, variables, configuration } = checked;
  const inspection = new Inspection(tested);
  // A Fail has no InputPath, but AWS still shows afterInputPath (recorded: base_fail_state).
  if (tested.state.Type === 'Fail') inspection.note('afterInputPath', checked.input);
  const end: StateEnd = { status: 'SUCCEEDED' };
  const machine = machineOf(compiled(checked, inspection), {
    next: member(tested.state, 'Next') as string | undefined,
    variables,
    retryCount: configuration.retrierRetryCount ?? 0,
    end,
  });
  const { mock, context, roleArn = defaultRoleArn(MACHINE, owner) } = checked;
  const account = accountOf(roleArn) ?? owner;
  const states = `arn:aws:states:${region}:${account}`;
  const running = new TestedExecution(
    {
      machine,
      type: 'EXPRESS',
      handler: handlerOf(checked, inspection, callTask),
      seed: 1,
      roleArn,
      stateMachineArn: `${states}:stateMachine:${MACHINE}`,
      stateMachineName: MACHINE,
      executionArn: `${states}:express:${MACHINE}:${EXECUTION}`,
      executionName: EXECUTION,
      input: checked.input,
      startTime: DEFAULT_START,
      objects: readerObjects(tested, configuration.mapItemReaderData, inspection),
    },
    { inspection, mock, configuration, context, isInMap: tested.isInMap, hasRole: checked.roleArn !== undefined },
  );
  return response(checked, inspection, end, await running.run());
}

function compiled({ tested, mock }: CheckedRequest, inspection: Inspection): CompiledState {
  const isTask = tested.state.Type === 'Task';
  const mocked = !isTask && mock && 'result' in mock ? mock.result : undefined;
  const inspected = (language: QueryLanguage) => inspectedLanguage(language, inspection, mocked);
  return compileMachine(tested.machine, {
    stateTypes: STATE_TYPES,
    languages: { JSONPath: inspected(LANGUAGES.JSONPath), JSONata: inspected(LANGUAGES.JSONata) },
    integration: integrationOf,
  }).start;
}

function handlerOf(
  { mock, inspectionLevel }: CheckedRequest,
  inspection: Inspection,
  callTask: TestStateOptions['callTask'],
): TaskHandler {
  return (call) => {
    if (!mock) {
      const reply = callTask?.(call);
      if (reply) return reply;
      throw new SimulatorError(missingMock(call));
    }
    if (inspectionLevel === 'TRACE') inspection.noteHttp(httpInspection(call, mock));
    return 'result' in mock ? success(mock.result) : failure(mock);
  };
}

function missingMock({ state, resource }: TaskCall): string {
  return (
    `TestState cannot call ${resource} for the task '${state}' offline. ` +
    `Mock its result, for example:\n\n  mock: { result: '{}', fieldValidationMode: 'NONE' }\n`
  );
}

function response(
  { inputText, inspectionLevel, variables }: CheckedRequest,
  inspection: Inspection,
  end: StateEnd,
  { status, output, error, cause }: ExecutionEnd,
): TestStateResponse {
  // Failures that the state itself does not see: its output is too large, or the time is over.
  if (status !== 'SUCCEEDED' && (end.status === 'SUCCEEDED' || end.status === 'CAUGHT_ERROR')) {
    const failed = status === 'TIMED_OUT' ? { error: 'States.Timeout' } : { error, cause };
    Object.assign(end, { ...failed, status: 'FAILED', nextState: undefined, errorDetails: undefined });
  }
  const assigned: JsonObject = { ...variables, ...end.assigned };
  const told = {
    status: end.status,
    output: output === undefined ? undefined : jsonText(output),
    error: end.error,
    cause: end.cause,
    nextState: end.nextState,
    inspectionData: inspectionLevel === 'INFO' ? undefined : inspection.told(inputText, assigned, end.errorDetails),
  };
  return withoutUndefined(told);
}

/** Undefined for a string that is not the ARN of a role. TestState accepts any string. */
function accountOf(roleArn: string): string | undefined {
  const { service, account = '' } = parseArn(roleArn) ?? {};
  return service === 'iam' && /^\d{12}$/.test(account) ? account : undefined;
}
