// Tasks that start executions of the endpoint's own state machines, and may wait for their end.
import type { AnswererType } from './answerer';
import { isOptimised, type IntegrationPattern } from '../../asl/services/resource';
import { jsonText } from '../../json/text';
import type { RunningExecution } from '../../runtime/execution';
import type { TaskCall } from '../../runtime/task';
import { deferred, failure, silence, success, type TaskAnswer, type TaskReply } from '../../runtime/task-reply';
import { ApiError } from '../../services/api/api-error';
import { decodeRequest } from '../../services/api/decode';
import { fromPascalCase } from '../../services/api/pascal-case';
import { MODEL } from '../../services/api/states.generated';
import { describedExecution, startedExecution as startedAnswer } from '../../simulator/driving/describe-execution';
import { serviceError } from '../../simulator/driving/service-error';
import { startedExecution, type StartRequest } from '../state/starting';
import type { World } from '../world';

export const nested: AnswererType = (_, world) => (call) => {
  const { resource } = call.integration;
  if (!isOptimised(resource, 'states', 'startExecution')) return undefined;
  const { pattern } = resource;
  try {
    return started(call, pattern, world);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const failedEvent = pattern === undefined ? undefined : 'TaskSubmitFailed';
    const code = error.code.replace(/Exception$/, '');
    return serviceError('StepFunctions', code, error.message, world.chance, failedEvent);
  }
};

function started(call: TaskCall, pattern: IntegrationPattern | undefined, world: World): TaskReply {
  const shape = MODEL.operations.StartExecution!.input;
  const request = decodeRequest(MODEL, shape, fromPascalCase(MODEL, shape, call.arguments)) as StartRequest;
  const record = startedExecution(request, world);
  // Held by itself: the endpoint may drop histories as soon as executions have ended.
  const child = record.running!;
  const submitted = startedAnswer(child);
  if (pattern === undefined) return success(submitted);
  if (pattern === 'waitForTaskToken') return silence(submitted);
  return deferred((done) => {
    void world.executions.whenEnded(record).then(() => {
      world.scheduler.arrive(() => done(resultOf(child, pattern === 'sync:2')));
    });
    return () => child.stop();
  }, submitted);
}

function resultOf(child: RunningExecution, asJson: boolean): TaskAnswer {
  const described = describedExecution(child, asJson);
  return child.end.status === 'SUCCEEDED'
    ? success(described)
    : failure({ error: 'States.TaskFailed', cause: jsonText(described) });
}
