// Compiles a task's Resource: how its calls appear in the history, and how answers become results.
import { activity } from './activity';
import { ecsRunTask, ecsRunTaskWithToken } from './ecs-run-task';
import { eventsPutEvents } from './events-put-events';
import { glueStartJobRun } from './glue-start-job-run';
import { httpStatus } from './http-status';
import type { Integration, IntegrationType } from './integration';
import { job } from './job';
import { lambdaFunction } from './lambda-function';
import { lambdaInvoke, lambdaInvokeWithToken } from './lambda-invoke';
import { service } from './service';
import type { AnswerKind } from '../../asl/services/catalogue/row';
import { actionRow, syncRow } from '../../asl/services/lookup';
import { isOptimised, readResource, type ServiceResource, type TaskResource } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';

/** By the names that rows of the catalogue use. */
const ANSWERS: Readonly<Record<AnswerKind, IntegrationType<ServiceResource>>> = {
  'ecs-run-task': ecsRunTask,
  'events-put-events': eventsPutEvents,
  'glue-start-job-run': glueStartJobRun,
  'http-status': httpStatus,
  'lambda-invoke': lambdaInvoke,
};

/** Throws a SimulatorError for a Resource that a task cannot call. */
export function integrationOf(arn: string): Integration {
  const resource = readResource(arn);
  if (!resource) {
    throw new SimulatorError(
      `A Task cannot call the Resource '${arn}': expected the ARN of a Lambda function or an activity, or a service ` +
        'integration such as arn:aws:states:::lambda:invoke.',
    );
  }
  const known = integrations.get(resource);
  if (known) return known;
  const integration = integrationFor(resource);
  integrations.set(resource, integration);
  return integration;
}

/** Integrations depend only on the Resource, which many states share. */
const integrations = new WeakMap<TaskResource, Integration>();

function integrationFor(resource: TaskResource): Integration {
  if (resource.kind === 'function') return lambdaFunction(resource);
  if (resource.kind === 'activity') return activity(resource);
  return resource.kind === 'sdk' ? service(resource) : optimisedIntegration(resource);
}

function optimisedIntegration(resource: ServiceResource): Integration {
  if (resource.pattern === 'waitForTaskToken') return withToken(resource);
  const sync = syncRow(resource);
  const answer = resource.pattern === undefined ? actionRow(resource)?.answer : sync?.answer;
  if (answer !== undefined) return ANSWERS[answer](resource);
  return sync ? job(resource) : service(resource);
}

/** A task with a token ends with the output of SendTaskSuccess, whatever the service answers. */
function withToken(resource: ServiceResource): Integration {
  if (isOptimised(resource, 'lambda', 'invoke')) return lambdaInvokeWithToken(resource);
  return isOptimised(resource, 'ecs', 'runTask') ? ecsRunTaskWithToken(resource) : service(resource);
}
