// Answers tasks that call a Lambda function by running the function.
import type { FunctionRunner } from './function-runner';
import type { FunctionConfiguration, Invocation } from './local-function';
import { functionArn, parseArn, unqualifiedArn } from '../asl/arn';
import { isOptimised } from '../asl/services/resource';
import { isObject, member, type JsonObject } from '../json/json';
import { jsonText } from '../json/text';
import type { TaskCall } from '../runtime/task';
import { failure, silence, success, type TaskReply } from '../runtime/task-reply';
import type { Integration } from '../services/integrations/integration';
import { answerOfInvoke, functionFailure, returnedValue } from '../services/integrations/lambda-invoke';

/** Finds a function by its ARN, without version or alias. */
export type FindFunction = (arn: string) => FunctionConfiguration | undefined;

/** Undefined for a task that does not call a function, or calls an unknown function. */
export function answerWithFunctions(
  call: TaskCall,
  machineArn: string,
  find: FindFunction,
  runner: () => FunctionRunner,
  onInvoked: (configuration: FunctionConfiguration, invocation: Invocation) => void = () => undefined,
): Promise<TaskReply> | undefined {
  const { integration } = call as { readonly integration: Integration } & TaskCall;
  const { resource } = integration;
  const isByArn = resource.kind === 'function';
  if (!isByArn && !isOptimised(resource, 'lambda', 'invoke')) return undefined;
  const called = isByArn ? call.resource : calledFunction(call, machineArn);
  const configuration = called === undefined ? undefined : find(unqualifiedArn(called));
  if (!configuration) return undefined;
  const payload = jsonText(integration.payload(call.arguments));
  const invoked = runner()
    .invoke(configuration, payload)
    .then((invocation) => {
      onInvoked(configuration, invocation);
      return invocation;
    });
  if (!isByArn && isObject(call.arguments) && member(call.arguments, 'InvocationType') === 'Event') {
    // Lambda answers immediately; the outcome of the invocation is only in the function's log.
    invoked.catch(() => undefined);
    return Promise.resolve(success({ Payload: '', StatusCode: 202 }));
  }
  return invoked.then((invocation) => replyOf(invocation, call, isByArn));
}

function calledFunction(call: TaskCall, machineArn: string): string | undefined {
  const name = isObject(call.arguments) ? member(call.arguments, 'FunctionName') : undefined;
  return typeof name === 'string' ? functionArn(name, parseArn(machineArn)!) : undefined;
}

function replyOf({ payload, functionError, log }: Invocation, call: TaskCall, isByArn: boolean): TaskReply {
  if (functionError !== undefined) return failure(functionFailure(payload, isByArn));
  const { resource, result } = call.integration as Integration;
  const value = returnedValue(payload);
  if (resource.kind !== 'optimised') return success(result(value));
  const isTail = isObject(call.arguments) && member(call.arguments, 'LogType') === 'Tail';
  const answer = { ...(answerOfInvoke(value) as JsonObject), ...(isTail && { LogResult: logTail(log) }) };
  return resource.pattern === 'waitForTaskToken' ? silence(answer) : success(answer);
}

/** The last 4 KB of an invocation's log, as Lambda answers it. */
export function logTail(log: string): string {
  return Buffer.from(log).subarray(-4096).toString('base64');
}
