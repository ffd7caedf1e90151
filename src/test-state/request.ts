// The rules of a request: which members can be combined with each other, and with the state under test.
import { parseContextObject } from './context-object';
import { readMock, type StateMock } from './mock';
import { checkRequestModel } from './request-model';
import { invalid, TestStateError } from './test-state-error';
import { testedState, type TestedState } from './tested-state';
import type { InspectionLevel, TestStateConfiguration, TestStateRequest } from './types';
import { SimulatorError } from '../asl/simulator-error';
import { copyJson, type NotJsonError } from '../json/copy';
import { isObject, type Json, type JsonObject } from '../json/json';
import { withoutUndefined } from '../json/merge';
import { thrownMessage } from '../json/shown-value';
import { compactText, parseJson } from '../json/text';

/** A parsed request that AWS would accept. */
export interface CheckedRequest {
  readonly tested: TestedState;
  readonly mock: StateMock | undefined;
  readonly input: Json;
  readonly inputText: string;
  readonly variables: JsonObject;
  readonly context: JsonObject | undefined;
  readonly configuration: TestStateConfiguration;
  readonly inspectionLevel: InspectionLevel;
  readonly roleArn: string | undefined;
}

/** Throws a TestStateError with AWS's code and text. */
export function checkRequest(given: TestStateRequest): CheckedRequest {
  const sent = asSent(given);
  const request = sent as JsonObject & SentRequest;
  checkMembers(request);
  const tested = testedState(request.definition, request.stateName);
  checkState(request, tested.state.Type as string);
  const mock = readMock(request, tested);
  const { context, stateConfiguration = {}, inspectionLevel = 'INFO', roleArn, input: inputText = '{}' } = request;
  return {
    tested,
    mock,
    input: parsedInput(inputText),
    inputText,
    variables: parsedVariables(request.variables),
    context: context === undefined ? undefined : parseContextObject(context, tested),
    configuration: stateConfiguration,
    inspectionLevel,
    roleArn,
  };
}

/** The API accepts a definition only as text. */
type SentRequest = TestStateRequest & { readonly definition: string };

/** What a program gives may throw when it is read, or be no JSON. */
function asSent(request: unknown): Json {
  try {
    const sent = membersOf(request);
    checkRequestModel(sent);
    return sent;
  } catch (error) {
    if (error instanceof SimulatorError) throw error;
    throw new SimulatorError(`Cannot read the request: ${whyNotJson(request) ?? thrownMessage(error)}.`);
  }
}

function whyNotJson(value: unknown): string | undefined {
  try {
    copyJson(value);
    return undefined;
  } catch (error) {
    return (error as NotJsonError).message;
  }
}

function membersOf(request: unknown): Json {
  if (!isObject(request)) return (request ?? null) as Json;
  const { definition, ...others } = request;
  const members = { definition: isObject(definition) ? textOf(definition) : definition, ...others };
  return withoutUndefined(members) as JsonObject;
}

function textOf(definition: object): string {
  try {
    return compactText(definition as JsonObject);
  } catch (error) {
    throw new SimulatorError(`Cannot write the definition as JSON: ${(error as Error).message}.`);
  }
}

/** Checks the members of the request against each other. */
function checkMembers({ mock, revealSecrets, context, stateConfiguration = {} }: TestStateRequest): void {
  if (mock) {
    if ((mock.result === undefined) === (mock.errorOutput === undefined)) {
      throw invalid('A test mock should have only one of the following fields: [result, errorOutput].');
    }
    if (revealSecrets === true) throw invalid('TestState does not support RevealSecrets when a mock is specified.');
    return;
  }
  // Recorded for MapIterationFailureCount; the API documentation says the same for the others and the context.
  const alone =
    Object.entries(stateConfiguration).find(([, value]) => value !== undefined)?.[0] ??
    (context === undefined ? undefined : 'context');
  if (alone === undefined) return;
  const name = alone[0]!.toUpperCase() + alone.slice(1);
  throw invalid(`TestState does not support ${name} when a mock is not specified.`);
}

const MOCKED = ['Task', 'Map', 'Parallel'];

/** Checks the members of the request against the type of the state. */
function checkState({ mock, roleArn }: TestStateRequest, type: string): void {
  if (mock) {
    if (!MOCKED.includes(type)) throw invalid(`State type '${type}' is not supported when a mock is specified`);
    return;
  }
  if (type === 'Map' || type === 'Parallel') {
    throw new TestStateError(
      'InvalidDefinition',
      'TestState API does not support Map or Parallel states. Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]',
    );
  }
  if (type === 'Task' && roleArn === undefined) throw invalid('RoleArn must be specified when testing a Task state');
}

function parsedInput(text: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw new TestStateError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${(error as Error).message}'`,
    );
  }
}

function parsedVariables(text = '{}'): JsonObject {
  let variables: Json | undefined;
  try {
    variables = parseJson(text);
  } catch {
    // Reported below.
  }
  if (isObject(variables)) return variables;
  throw invalid('Variables must be a JSON object.');
}
