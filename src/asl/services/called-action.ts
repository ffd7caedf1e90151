// Which action of which service's model a Task's resource calls.
import type { ServiceAction } from './resource';
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
export function modelName({ kind, service, action }: ServiceAction): string {
  if (kind === 'sdk') return service;
  if (service === 'bedrock' && action === 'invokeModel') return 'bedrockruntime';
  return Object.hasOwn(MODELS_OF_OPTIMISED, service) ? MODELS_OF_OPTIMISED[service]! : service;
}

/** Undefined for what is no action of an API: HTTP and API Gateway, EKS's calls, most of EMR's. */
export function calledAction(called: ServiceAction): CalledAction | undefined {
  const model = serviceModel(modelName(called));
  return model?.hasAction(called.action) ? { model, action: called.action } : undefined;
}
