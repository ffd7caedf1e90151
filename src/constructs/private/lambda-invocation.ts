// Turns the properties of a LambdaTask into those of LambdaInvoke, in either query language.
import type { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  FieldUtils,
  InputType,
  IntegrationPattern,
  JsonPath,
  QueryLanguage,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType, type LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { functionTimeout } from './function-timeout';
import { outputOf, resultPathOf } from './keep-input';
import { sortKeys } from './sorted-keys';
import type { LambdaCallbackTaskProps, LambdaTaskProps } from '../lambda-task-props';

/** Both kinds of properties. */
export interface AnyLambdaTask extends LambdaTaskProps {
  readonly waitsForToken?: boolean;
  readonly heartbeat?: Duration;
  readonly heartbeatExpression?: string;
  readonly callback?: LambdaCallbackTaskProps['callback'];
}

/** In seconds. The task's timer must not fire before Lambda's own. */
const MARGIN = 5;
const LONGEST_FUNCTION = 900;

export function derivedTimeout(lambdaFunction: IFunction): number {
  return (functionTimeout(lambdaFunction) ?? LONGEST_FUNCTION) + MARGIN;
}

export function isJsonPath({ queryLanguage }: AnyLambdaTask): boolean {
  return queryLanguage === QueryLanguage.JSON_PATH;
}

/** Whether there is no result: Lambda answers before or without running the function, and there is no callback. */
export function returnsNothing({ invocationType, waitsForToken }: AnyLambdaTask): boolean {
  return !waitsForToken && invocationType !== undefined && invocationType !== LambdaInvocationType.REQUEST_RESPONSE;
}

/** Whether the function's ARN is the resource: only `lambda:invoke` supports task tokens, invocation types and contexts. */
export function invokesByArn(props: AnyLambdaTask): boolean {
  return isJsonPath(props) && !props.waitsForToken && !props.invocationType && !props.clientContext;
}

export function invocation(props: AnyLambdaTask): LambdaInvokeProps {
  const { lambdaFunction, invocationType, clientContext, credentials, assign, stateName, comment, waitsForToken } =
    props;
  return {
    ...{ lambdaFunction, invocationType, clientContext, credentials, stateName, comment },
    assign: sortKeys(assign),
    payload: (props.payload && sortedPayload(props.payload)) ?? (waitsForToken ? tokenPayload(props) : undefined),
    integrationPattern: waitsForToken ? IntegrationPattern.WAIT_FOR_TASK_TOKEN : undefined,
    heartbeatTimeout: timer(props, props.heartbeat, props.heartbeatExpression),
    taskTimeout: timer(props, props.timeout, props.timeoutExpression),
    retryOnServiceExceptions: false, // the policy's retriers take its place
    ...(isJsonPath(props) ? jsonPathFields(props) : jsonataFields(props)),
  };
}

function sortedPayload(payload: TaskInput): TaskInput {
  return payload.type === InputType.OBJECT ? TaskInput.fromObject(sortKeys(payload.value)) : payload;
}

function tokenPayload(props: AnyLambdaTask): TaskInput {
  return TaskInput.fromObject(
    isJsonPath(props)
      ? { input: JsonPath.entirePayload, taskToken: JsonPath.taskToken }
      : { input: '{% $states.input %}', taskToken: '{% $states.context.Task.Token %}' },
  );
}

function timer(props: AnyLambdaTask, duration?: Duration, expression?: string): Timeout | undefined {
  if (expression === undefined) return duration && Timeout.duration(duration);
  return isJsonPath(props) ? Timeout.at(expression) : Timeout.jsonata(expression);
}

function jsonataFields(props: AnyLambdaTask): Partial<LambdaInvokeProps> {
  const { resultKey, outputs, waitsForToken } = props;
  const result = waitsForToken ? '$states.result' : '$states.result.Payload';
  const made = returnsNothing(props) ? '{% $states.input %}' : outputOf(result, resultKey);
  return { queryLanguage: QueryLanguage.JSONATA, outputs: sortKeys(outputs) ?? made };
}

/** The path of `TaskInput.fromJsonPathAt`; undefined for any other payload. */
export function pathOf(payload: TaskInput | undefined): string | undefined {
  const value: unknown = payload?.value;
  if (typeof value !== 'string' || !JsonPath.isEncodedJsonPath(value)) return undefined;
  return (FieldUtils.renderObject({ value }) as { 'value.$'?: string })['value.$'];
}

/** The fields of the state and of the invocation that differ between the languages. */
export function fieldsOfState(props: AnyLambdaTask): object {
  const made = invocation(props);
  const { taskTimeout, heartbeatTimeout, outputs, inputPath, outputPath, resultPath, resultSelector } = made;
  const fields = { taskTimeout, heartbeatTimeout, outputs, inputPath, outputPath, resultPath, resultSelector };
  return { props: made, ...fields };
}

/** With the function's ARN as the resource, the result is not wrapped, so that ResultPath can keep the input. */
function jsonPathFields(props: AnyLambdaTask): Partial<LambdaInvokeProps> {
  const { resultKey, resultPath, resultSelector, inputPath, waitsForToken, payload } = props;
  const byArn = invokesByArn(props);
  const isWrapped = !byArn && !waitsForToken;
  const path = byArn ? pathOf(payload) : undefined; // Parameters cannot be a path
  return {
    queryLanguage: QueryLanguage.JSON_PATH,
    ...(byArn && { payloadResponseOnly: true }),
    inputPath: path ?? inputPath,
    ...(path !== undefined && { payload: undefined }),
    resultSelector: sortKeys(resultSelector),
    resultPath: returnsNothing(props) ? JsonPath.DISCARD : (resultPath ?? resultPathOf(resultKey)),
    outputPath: props.outputPath ?? (isWrapped && !returnsNothing(props) ? '$.Payload' : undefined),
  };
}
