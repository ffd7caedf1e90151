// A Lambda function named by its own ARN: the input is the payload, the result is what the function returned.
import { credentialsOf } from './credentials';
import type { IntegrationType } from './integration';
import type { FunctionResource } from '../../asl/services/resource';
import { StatesError } from '../../expressions/states-error';
import { isObject, member } from '../../json/json';
import type { EventKind } from '../../runtime/history-events';
import type { TaskIntegration } from '../../runtime/task';

const STARTED: EventKind = { type: 'LambdaFunctionStarted' };
const SUCCEEDED: EventKind = { type: 'LambdaFunctionSucceeded' };

export const lambdaFunction: IntegrationType<FunctionResource> = (resource) => ({
  resource,
  label: resource.arn,
  usesToken: false,
  payload: (args) => args,
  result: (returned) => returned,
  // A mock configuration gives the answer of Invoke (localstack: local_mocking/…lambda_invoke).
  resultOfResponse: (response) => (isObject(response) ? (member(response, 'Payload') ?? response) : response),
  scheduledEvent: scheduledAs(resource.arn),
  startedEvent: () => STARTED,
  submittedEvent: undefined,
  succeededEvent: SUCCEEDED,
  failedEvent: ({ error, cause }: StatesError, type = 'LambdaFunctionFailed') =>
    ({ type, details: { error, cause } }) as EventKind,
  timedOutEvent: ({ error, cause }: StatesError) => ({ type: 'LambdaFunctionTimedOut', details: { error, cause } }),
});

/** Nearly all calls share the same details, so they are made once. */
function scheduledAs(resource: string): TaskIntegration['scheduledEvent'] {
  const plain: EventKind = { type: 'LambdaFunctionScheduled', details: { resource } };
  return (call) => {
    const { timeoutSeconds: timeoutInSeconds, credentials } = call;
    if (timeoutInSeconds === undefined && credentials === undefined) return plain;
    return { ...plain, details: { resource, timeoutInSeconds, taskCredentials: credentialsOf(call) } };
  };
}
