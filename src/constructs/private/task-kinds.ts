// The kinds of values that the properties of a LambdaTask have.
import { optional, type Kinds } from './kinds/kind';
import {
  ANYTHING,
  BOOLEAN,
  CREDENTIALS,
  DURATION,
  FIELDS,
  GRANTEE,
  INVOCATION_TYPE,
  INVOKED,
  PAYLOAD,
  QUERY_LANGUAGE,
  RETRY_POLICY,
  TEXT,
} from './kinds/property-kinds';
import type { AnyLambdaTask } from './lambda-invocation';

export const TASK_KINDS: Kinds<AnyLambdaTask> = {
  lambdaFunction: INVOKED,
  payload: optional(PAYLOAD),
  resultKey: optional(TEXT),
  outputs: optional(ANYTHING),
  assign: optional(FIELDS),
  retry: optional(RETRY_POLICY),
  idempotent: optional(BOOLEAN),
  queryLanguage: optional(QUERY_LANGUAGE),
  credentials: optional(CREDENTIALS),
  stateName: optional(TEXT),
  comment: optional(TEXT),
  inputPath: optional(TEXT),
  outputPath: optional(TEXT),
  resultSelector: optional(FIELDS),
  resultPath: optional(TEXT),
  invocationType: optional(INVOCATION_TYPE),
  clientContext: optional(TEXT),
  timeout: optional(DURATION),
  timeoutExpression: optional(TEXT),
  waitsForToken: optional(BOOLEAN),
  heartbeat: optional(DURATION),
  heartbeatExpression: optional(TEXT),
  callback: optional(GRANTEE),
};
