// What the service behind a Task's Resource answers, by AWS's published models.
import { brotliDecompressSync } from 'node:zlib';
import { serviceResource, type ServiceResource } from '../../asl/integrations';

/** A type without constraints, or the index of a shape. */
export type ShapeRef = string | number;

export type AnswerShape =
  | { readonly members: Readonly<Record<string, ShapeRef>>; readonly required?: readonly string[] }
  | { readonly list: ShapeRef }
  | { readonly map: ShapeRef }
  | { readonly enum: readonly string[] }
  | { readonly type: 'string' | 'blob' | 'number'; readonly min?: number; readonly max?: number };

interface ServiceAnswers {
  readonly operations: Readonly<Record<string, ShapeRef>>;
  readonly shapes: readonly AnswerShape[];
}

/** The answer of one operation. */
export interface Answer {
  readonly shape: ShapeRef;
  readonly shapes: readonly AnswerShape[];
  /** Whether the integration is an aws-sdk one, which names members in its own way. */
  readonly isSdk: boolean;
}

/** The services of optimised integrations that have another name in the models. */
const MODELS_OF_OPTIMISED: Readonly<Record<string, string>> = {
  'emr-containers': 'emrcontainers',
  'emr-serverless': 'emrserverless',
  events: 'eventbridge',
  states: 'sfn',
};

const read = new Map<string, ServiceAnswers>();

/**
 * Undefined where no model says what the result is: functions by their ARN, activities, HTTP and API Gateway, actions of
 * Step Functions' own making (EMR's), callbacks, and jobs (`.sync`), whose results each integration makes in its own way, except for nested executions.
 */
export function answerOf(resource: string): Answer | undefined {
  const parts = serviceResource(resource);
  const called = parts && operationOf(parts);
  if (!called) return undefined;
  const answers = answersOf(called.service);
  if (!answers) return undefined;
  const { operations, shapes } = answers;
  const name = Object.keys(operations).find((one) => one.toLowerCase() === called.operation.toLowerCase());
  return name === undefined ? undefined : { shape: operations[name]!, shapes, isSdk: called.isSdk };
}

function operationOf({ service, action, pattern }: ServiceResource) {
  const isSdk = service.startsWith('aws-sdk:');
  if (pattern === undefined) {
    const name = isSdk ? service.slice('aws-sdk:'.length) : (MODELS_OF_OPTIMISED[service] ?? service);
    const inModel = service === 'bedrock' && action === 'invokeModel' ? 'bedrockruntime' : name;
    return { service: inModel, operation: action, isSdk };
  }
  const isNested = service === 'states' && action === 'startExecution' && pattern !== 'waitForTaskToken';
  return isNested ? { service: 'sfn', operation: 'DescribeExecution', isSdk } : undefined;
}

function answersOf(service: string): ServiceAnswers | undefined {
  const known = read.get(service);
  if (known) return known;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- large, and for those alone who mock a service
  const { ANSWERS } = require('./answers.generated') as typeof import('./answers.generated');
  if (!Object.hasOwn(ANSWERS, service)) return undefined;
  const text = brotliDecompressSync(Buffer.from(ANSWERS[service]!, 'base64')).toString('utf8');
  const answers = JSON.parse(text) as ServiceAnswers;
  read.set(service, answers);
  return answers;
}
