// What the service behind a Task's Resource answers, by AWS's published models.
import { serviceResource, type ServiceResource } from '../../asl/integrations';
import { calledAction, isSdk, type CalledAction } from '../../asl/services/called-action';
import type { ServiceModel } from '../../asl/services/service-model';
import type { Shape } from '../../asl/services/shape';

/** The answer of one operation. */
export interface Answer {
  readonly shape: Shape;
  readonly model: ServiceModel;
  /** Whether the integration is an aws-sdk one, which names members in its own way. */
  readonly isSdk: boolean;
}

/**
 * Undefined where no model says what the result is: functions by their ARN, activities, HTTP and API Gateway, actions of
 * Step Functions' own making (EMR's), callbacks, and jobs (`.sync`), whose results each integration makes in its own way, except for nested executions.
 */
export function answerOf(resource: string): Answer | undefined {
  const parts = serviceResource(resource);
  const called = parts && answered(parts);
  const shape = called?.model.answer(called.action);
  return called && shape && { shape, model: called.model, isSdk: isSdk(parts!.service) };
}

function answered(resource: ServiceResource): CalledAction | undefined {
  const { service, action, pattern } = resource;
  if (pattern === undefined) return calledAction(resource);
  const isNested = service === 'states' && action === 'startExecution' && pattern !== 'waitForTaskToken';
  return isNested ? calledAction({ service, action: 'describeExecution' }) : undefined;
}
