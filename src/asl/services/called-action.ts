// Finds the operation of a service's model that a Task's resource calls.
import { actionRow, serviceRow } from './lookup';
import type { ServiceAction } from './resource';
import { serviceModel, type ServiceModel } from './service-model';

export interface CalledAction {
  readonly model: ServiceModel;
  readonly action: string;
}

/** The name of the service in the models, and in Resources of the AWS SDK. */
export function modelName(called: ServiceAction): string {
  if (called.kind === 'sdk') return called.service;
  const operation = actionRow(called)?.operation;
  if (operation !== undefined && operation !== 'none') return operation.service;
  return serviceRow(called)?.model ?? called.service;
}

/** Undefined if the task calls no API operation: HTTP and API Gateway, calls of EKS, most of EMR. */
export function calledAction(called: ServiceAction): CalledAction | undefined {
  return actionRow(called)?.operation === 'none' ? undefined : operationOf(modelName(called), called.action);
}

/** The operation whose answer has the shape of the task's result. */
export function answeringAction(called: ServiceAction): CalledAction | undefined {
  const like = actionRow(called)?.answersLike;
  return like ? operationOf(like.service, like.action) : calledAction(called);
}

function operationOf(service: string, action: string): CalledAction | undefined {
  const model = serviceModel(service);
  return model?.hasAction(action) ? { model, action } : undefined;
}
