// Answers tasks that call a Lambda function with what the function really does.
import type { FunctionRunner } from './function-runner';
import type { FunctionConfiguration, Invocation } from './local-function';
import { isFunctionArn } from '../asl/integrations';
import { isObject, member, type Json } from '../json/json';
import { jsonText, parseBounded } from '../json/text';
import type { TaskCall, TaskReply } from '../runtime/task';
import type { Integration } from '../services/integrations/integration';
import { functionArn } from '../simulator/mocks/called-resources';

const INVOKE = /^arn:[^:]+:states:[^:]*:[^:]*:lambda:invoke(\.waitForTaskToken)?$/;

/** Finds a function by its ARN, without version or alias. */
export type FindFunction = (arn: string) => FunctionConfiguration | undefined;

/** Undefined for a task that calls no function, or one that is not known. */
export function answerWithFunctions(
  call: TaskCall,
  machineArn: string,
  find: FindFunction,
  runner: () => FunctionRunner,
): Promise<TaskReply> | undefined {
  const isByArn = isFunctionArn(call.resource);
  if (!isByArn && !INVOKE.test(call.resource)) return undefined;
  const called = isByArn ? call.resource : calledFunction(call, machineArn);
  const configuration = called === undefined ? undefined : find(called.split(':').slice(0, 7).join(':'));
  if (!configuration) return undefined;
  const { integration } = call as { readonly integration: Integration } & TaskCall;
  const payload = jsonText(integration.payload(call.arguments));
  if (!isByArn && isObject(call.arguments) && member(call.arguments, 'InvocationType') === 'Event') {
    // Lambda answers at once; what becomes of the invocation is in the function's log.
    runner()
      .invoke(configuration, payload)
      .catch(() => undefined);
    return Promise.resolve({ output: { Payload: '', StatusCode: 202 } });
  }
  return runner()
    .invoke(configuration, payload)
    .then((invocation) => replyOf(invocation, call, isByArn));
}

function calledFunction(call: TaskCall, machineArn: string): string | undefined {
  const name = isObject(call.arguments) ? member(call.arguments, 'FunctionName') : undefined;
  return typeof name === 'string' ? functionArn(name, machineArn) : undefined;
}

/**
 * The error is the payload's errorType. The cause is the payload: as the function wrote it for a Lambda ARN, compact for
 * `lambda:invoke` (recorded: task-lambda-test-raise-exception-catch, task-service-lambda-…).
 */
function replyOf({ payload, functionError }: Invocation, call: TaskCall, isByArn: boolean): TaskReply {
  const value = parsed(payload);
  if (functionError !== undefined) {
    const errorType = isObject(value) ? member(value, 'errorType') : undefined;
    const error = typeof errorType === 'string' && errorType !== '' ? errorType : 'Lambda.Unknown';
    return { error, cause: isByArn ? payload : jsonText(value) };
  }
  const output = (call.integration as Integration).result(value);
  return call.resource.endsWith('.waitForTaskToken') ? { silent: true, submitted: output } : { output };
}

/** A `provided` runtime may answer with what is no JSON: Lambda passes it on as text. So is what nests too deeply. */
function parsed(payload: string): Json {
  try {
    return payload === '' ? null : parseBounded(payload);
  } catch {
    return payload;
  }
}
