// Which action of which service's model a Task's resource calls.
import type { ServiceResource } from '../integrations';
import { serviceModel, type ServiceModel } from './service-model';

export interface CalledAction {
  readonly model: ServiceModel;
  readonly action: string;
}

/** The services of optimised integrations that have another name in the models. */
const MODELS_OF_OPTIMISED: Readonly<Record<string, string>> = {
  'emr-containers': 'emrcontainers',
  'emr-serverless': 'emrserverless',
  elasticmapreduce: 'emr',
  events: 'eventbridge',
  states: 'sfn',
};

/** The name of an integration's service in the models. */
export function modelName({ service, action }: Pick<ServiceResource, 'service' | 'action'>): string {
  if (isSdk(service)) return service.slice('aws-sdk:'.length);
  if (service === 'bedrock' && action === 'invokeModel') return 'bedrockruntime';
  return Object.hasOwn(MODELS_OF_OPTIMISED, service) ? MODELS_OF_OPTIMISED[service]! : service;
}

/** Undefined for what is no action of an API: HTTP and API Gateway, EKS's calls, most of EMR's. */
export function calledAction(resource: Pick<ServiceResource, 'service' | 'action'>): CalledAction | undefined {
  const model = serviceModel(modelName(resource));
  return model?.hasAction(resource.action) ? { model, action: resource.action } : undefined;
}

export function isSdk(service: string): boolean {
  return service.startsWith('aws-sdk:');
}
