// Calls of functions by tasks and by TestState: a function of the endpoint runs, and one that is absent is not found.
import type { Functions } from './functions';
import { functionArn, parseArn, unqualifiedArn } from '../../asl/arn';
import { isOptimised } from '../../asl/services/resource';
import { isObject, member } from '../../json/json';
import { answerWithFunctions } from '../../local-functions/answer-task';
import type { TaskCall } from '../../runtime/task';
import { failure, type TaskReply } from '../../runtime/task-reply';
import { serviceFailure } from '../../services/errors/service-failure';

export interface FunctionCalls {
  readonly functions: Functions;
  readonly requestId: () => string;
  /** Whether a template has the function, although its code is not available: such a task needs a mock. */
  readonly isKnown?: (arn: string) => boolean;
}

/** Undefined for a task that does not call a function. */
export function callFunction(
  call: TaskCall,
  machineArn: string,
  { functions, requestId, isKnown = () => false }: FunctionCalls,
): TaskReply | Promise<TaskReply> | undefined {
  const find = (arn: string) => functions.tryGet(arn)?.configuration;
  const reply = answerWithFunctions(call, machineArn, find, () => functions.running());
  if (reply) return reply;
  const { resource } = call.integration;
  if (resource.kind !== 'function' && !isOptimised(resource, 'lambda', 'invoke')) return undefined;
  const name = isObject(call.arguments) ? member(call.arguments, 'FunctionName') : undefined;
  const called =
    resource.kind === 'function'
      ? resource.arn
      : typeof name === 'string'
        ? functionArn(name, parseArn(machineArn)!)
        : undefined;
  if (called === undefined || isKnown(unqualifiedArn(called))) return undefined;
  const answer = { code: 'ResourceNotFoundException', message: `Function not found: ${called}`, status: 404 };
  return failure(serviceFailure(resource, { ...answer, requestId: requestId() }));
}
