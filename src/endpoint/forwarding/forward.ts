// Forwards tasks to another endpoint, such as DynamoDB Local, moto or LocalStack.
import { forwardToApiGateway } from './api-gateway';
import { forwardToFunction } from './function';
import { ForwardedObjects } from './objects';
import { SdkClients, type LoadSdk } from './sdk';
import { callSdk } from './sdk-call';
import { forwardTargets, type ForwardTargets } from './targets';
import { modelName } from '../../asl/services/called-action';
import { isOptimised, isSync, type ServiceResource } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';
import type { TaskCall } from '../../runtime/task';
import type { Answerer, AnswererType } from '../tasks/answerer';

/** What --forward adds to the endpoint. `objects` only if S3 is forwarded. Throws a SimulatorError for a wrong text. */
export function forwarded(texts: readonly string[], region: string, load?: LoadSdk) {
  const targets = forwardTargets(texts);
  const objects = targets.has('s3') ? new ForwardedObjects(new SdkClients(targets, load), region) : undefined;
  return { answerers: [forward(targets, load)], objects };
}

/** @param load finds the AWS SDK's clients. @default those that are installed in the working directory */
export function forward(targets: ForwardTargets, load?: LoadSdk): AnswererType {
  const clients = new SdkClients(targets, load);
  return (_, world): Answerer =>
    (call: TaskCall) => {
      const { resource } = call.integration;
      if (resource.kind === 'activity') return undefined;
      const service = modelName(resource);
      const url = targets.get(service);
      if (url === undefined) return undefined;
      if (isSync(resource)) {
        throw new SimulatorError(
          `--forward ${service} cannot wait for a job to end (${resource.arn}). Add a mock for the task.`,
        );
      }
      if (isOptimised(resource, 'apigateway', 'invoke')) return forwardToApiGateway(call, url);
      const target = clients.find(service, world.region)!;
      const isFunction = resource.kind === 'function' || isOptimised(resource, 'lambda', 'invoke');
      return isFunction ? forwardToFunction(call, target) : callSdk(call, resource as ServiceResource, target);
    };
}
