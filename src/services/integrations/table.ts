// The kinds of resources, most special first: a new one is a file beside this one and a line here.
import { activity } from './activity';
import { ecsRunTask } from './ecs-run-task';
import { eventsPutEvents } from './events-put-events';
import { httpStatus } from './http-status';
import type { Integration, IntegrationType } from './integration';
import { job } from './job';
import { lambdaFunction } from './lambda-function';
import { lambdaInvoke } from './lambda-invoke';
import { service } from './service';
import { readResource } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';

const TYPES: readonly IntegrationType[] = [
  lambdaFunction,
  lambdaInvoke,
  activity,
  eventsPutEvents,
  httpStatus,
  ecsRunTask,
  job,
  service,
];

/** The integration of a task's Resource. Throws a SimulatorError for what is no resource of Step Functions. */
export function integrationOf(resource: string): Integration {
  const called = readResource(resource);
  for (const type of called ? TYPES : []) {
    const integration = type(called!);
    if (integration) return integration;
  }
  throw new SimulatorError(
    `The Resource '${resource}' is none that a Task can call: expected the ARN of a Lambda function or an activity, ` +
      'or a service integration such as arn:aws:states:::lambda:invoke.',
  );
}
