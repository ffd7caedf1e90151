// Forwards tasks to another endpoint, such as DynamoDB Local, moto or LocalStack, through the AWS SDK.
import type { AnswererType } from './answerer';
import { clientOf, loadInstalledSdk, sdkOf, type LoadSdk, type SdkClient, type SdkPackage } from './sdk';
import { fromSdkNames, toSdkNames, type SdkShape } from './sdk-shapes';
import { modelName } from '../../asl/services/called-action';
import { isSync, type ServiceResource } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { jsonText, parseBounded } from '../../json/text';
import type { TaskCall } from '../../runtime/task';
import { failure, silence, success, type TaskReply } from '../../runtime/task-reply';
import { serviceFailure } from '../../services/errors/service-failure';
import type { Integration } from '../../services/integrations/integration';
import { answerOfInvoke } from '../../services/integrations/lambda-invoke';

/** URLs by the service's name in Resources of the AWS SDK, such as `dynamodb`. */
export type ForwardTargets = ReadonlyMap<string, string>;

interface Called {
  readonly service: string;
  readonly action: string;
  readonly isOptimised: boolean;
  readonly waits: boolean;
}

export function forward(targets: ForwardTargets, load: LoadSdk = loadInstalledSdk): AnswererType {
  const clients = new Map<string, { readonly sdk: SdkPackage; readonly client: SdkClient }>();
  return (_, world) => (call) => {
    const called = callIn(call, targets);
    if (!called) return undefined;
    const { service } = called;
    let known = clients.get(service);
    if (!known) {
      const sdk = sdkOf(service, load);
      known = { sdk, client: clientOf(sdk, targets.get(service)!, world.region) };
      clients.set(service, known);
    }
    return send(call, called, known.sdk, known.client, targets.get(service)!);
  };
}

function callIn({ integration: { resource } }: TaskCall, targets: ForwardTargets): Called | undefined {
  if (resource.kind === 'activity') return undefined;
  const service = modelName(resource);
  if (!targets.has(service)) return undefined;
  const { kind, action, pattern } = resource;
  if (isSync(resource)) {
    throw new SimulatorError(
      `--forward ${service} cannot wait for a job to end (${resource.arn}). Add a mock for the task.`,
    );
  }
  return { service, action, isOptimised: kind !== 'sdk', waits: pattern === 'waitForTaskToken' };
}

async function send(
  call: TaskCall,
  called: Called,
  sdk: SdkPackage,
  client: SdkClient,
  url: string,
): Promise<TaskReply> {
  const name = `${called.action[0]!.toUpperCase()}${called.action.slice(1)}Command`;
  const Command = sdk[name] as (new (input: unknown) => { readonly schema?: readonly SdkShape[] }) | undefined;
  if (typeof Command !== 'function') {
    throw new SimulatorError(
      `The SDK's client for ${called.service} has no ${name}, which the Resource '${call.resource}' needs.`,
    );
  }
  const isLambda = called.service === 'lambda' && called.action === 'invoke' && called.isOptimised;
  const { schema } = new Command({});
  try {
    const input = isLambda ? invocation(call) : toSdkNames(schema?.[4], call.arguments);
    const answer = (await client.send(new Command(input))) as SdkAnswer;
    if (isLambda) return invocationReply(call, called, answer);
    const { $metadata, ...output } = answer;
    const result = fromSdkNames(schema?.[5], await bodiesRead(output)) as JsonObject;
    const whole = { ...result, ...(called.isOptimised && metadata($metadata)) };
    const { resultOfResponse } = call.integration as Integration;
    const own = called.isOptimised && !called.waits ? resultOfResponse : undefined;
    return replyOf(own?.(whole, call.arguments) ?? whole, call, called);
  } catch (error) {
    return failureBy(error as SdkError, call, called, url);
  }
}

interface SdkMetadata {
  readonly httpStatusCode?: number;
  readonly requestId?: string;
}

interface SdkAnswer {
  readonly $metadata?: SdkMetadata;
  readonly [name: string]: unknown;
}

interface SdkError extends Error {
  readonly $metadata?: SdkMetadata & { readonly attempts?: number };
  readonly $response?: unknown;
}

/** A successful answer may itself report a failure, as that of events:putEvents does. */
function replyOf(output: Json, { integration }: TaskCall, { waits }: Called): TaskReply {
  const failed = (integration as Integration).failure?.(output);
  if (failed) return failure(failed);
  return waits ? silence(output) : success(output);
}

/** The request of Lambda's Invoke: from a function's ARN, or from the optimised integration's parameters. */
function invocation({ arguments: given, integration }: TaskCall): object {
  const named = isObject(given) ? member(given, 'FunctionName') : undefined;
  const Payload = Buffer.from(jsonText((integration as Integration).payload(given)));
  const { resource } = integration;
  return { FunctionName: resource.kind === 'function' ? resource.arn : named, Payload };
}

function invocationReply(call: TaskCall, called: Called, { Payload, FunctionError }: SdkAnswer): TaskReply {
  const text = Payload instanceof Uint8Array ? Buffer.from(Payload).toString('utf8') : '';
  if (FunctionError !== undefined) {
    const { errorType = 'Exception' } = jsonOr(text, {}) as { errorType?: string };
    return failure({ error: errorType, cause: text });
  }
  const { result } = call.integration as Integration;
  const returned = jsonOr(text, text === '' ? null : text);
  return replyOf(called.waits ? answerOfInvoke(returned) : result(returned), call, called);
}

function jsonOr(text: string, otherwise: Json): Json {
  try {
    return parseBounded(text);
  } catch {
    return otherwise;
  }
}

/** Streams, such as the Body of an S3 object, are read as text. */
async function bodiesRead(output: Readonly<Record<string, unknown>>): Promise<object> {
  const entries = Object.entries(output).map(async ([name, value]) => {
    const stream = value as { readonly transformToString?: () => Promise<string> } | undefined;
    return [name, typeof stream?.transformToString === 'function' ? await stream.transformToString() : value] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function metadata({ httpStatusCode = 200, requestId = '' }: SdkMetadata = {}): JsonObject {
  return {
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: httpStatusCode },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** An error in the service's answer fails the task. Any other error is not the machine's and ends the run. */
function failureBy(error: SdkError, { integration }: TaskCall, { service }: Called, url: string): TaskReply {
  const { httpStatusCode: status, requestId = '', attempts = 1 } = error.$metadata ?? {};
  if (error instanceof SimulatorError) throw error;
  if (status === undefined) {
    throw new SimulatorError(`--forward ${service}=${url} does not answer: ${error.message || error.name}.`, {
      cause: error,
    });
  }
  const called = integration.resource as ServiceResource;
  return failure(serviceFailure(called, { code: error.name, message: error.message, status, requestId, attempts }));
}
