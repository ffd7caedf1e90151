// Runs tasks that start executions: turns arguments into API requests, and answers into results.
import type { ApiExecution, StartTarget } from './execution-store';
import { serviceError } from './service-error';
import { startResource, type StartResource } from './start-resource';
import { endOfJob, optimisedStart, sdkStart, sdkSyncExecution } from './start-results';
import type { StepFunctionsApi } from './step-functions-api';
import { isObject, type Json } from '../../json/json';
import { jsonText } from '../../json/text';
import type { TaskCall } from '../../runtime/task';
import { deferred, silence, success, type TaskAnswer, type TaskReply } from '../../runtime/task-reply';
import { ApiError } from '../api/api-error';
import { decodeRequest } from '../api/decode';
import { fromPascalCase } from '../api/pascal-case';
import type { StartSyncExecutionInput } from '../api/states-types.generated';
import { MODEL } from '../api/states.generated';

/**
 * Undefined for a task that starts nothing. The task fails if the API refuses the request.
 * @param started called with the execution that the task started or found running
 */
export function answerStart<T extends StartTarget, E extends ApiExecution>(
  call: TaskCall,
  api: StepFunctionsApi<T, E>,
  started: (execution: E) => void = () => undefined,
): TaskReply | undefined {
  const resource = startResource(call.integration.resource);
  if (!resource) return undefined;
  try {
    return start(call.arguments, resource, api, started);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const failedEvent = resource.pattern === undefined ? undefined : 'TaskSubmitFailed';
    return serviceError(resource.form, error, api.simulation.chance, failedEvent);
  }
}

function start<T extends StartTarget, E extends ApiExecution>(
  args: Json,
  { action, form, pattern }: StartResource,
  api: StepFunctionsApi<T, E>,
  started: (execution: E) => void,
): TaskReply {
  const request = requestIn(args, action);
  const execution = action === 'startExecution' ? api.startExecution(request) : api.startSyncExecution(request);
  started(execution);
  // Kept here, because the store may drop the history as soon as the execution ends.
  const running = execution.running!;
  const atEnd = (answer: () => TaskAnswer, submission?: Json): TaskReply =>
    deferred((done) => {
      api.onEnd(execution, () => api.simulation.scheduler.arrive(() => done(answer())));
      return () => running.stop();
    }, submission);

  if (action === 'startSyncExecution') return atEnd(() => sdkSyncExecution(running, request.includedData));
  const submission = form === 'Sfn' ? sdkStart(running) : optimisedStart(running);
  if (pattern === undefined) return success(submission);
  if (pattern === 'waitForTaskToken') return silence(submission);
  return atEnd(() => endOfJob(running, pattern === 'sync:2'), submission);
}

/** Throws an ApiError for arguments that are not a valid request. */
function requestIn(args: Json, action: StartResource['action']): StartSyncExecutionInput {
  const operation = action === 'startExecution' ? 'StartExecution' : 'StartSyncExecution';
  const { input } = MODEL.operations[operation]!;
  return decodeRequest(MODEL, input, fromPascalCase(MODEL, input, withInputText(args))) as StartSyncExecutionInput;
}

/** JSON becomes its text; a string is the input itself (recorded: sfn_start_execution_implicit_json_serialisation). */
function withInputText(args: Json): Json {
  if (!isObject(args) || args.Input === undefined || args.Input === null || typeof args.Input === 'string') return args;
  return { ...args, Input: jsonText(args.Input) };
}
