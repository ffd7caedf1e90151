// Calls a service's API for a task through the AWS SDK for JavaScript, and makes the task's reply of its answer.
import type { SdkTarget } from './sdk';
import { fromSdkNames, toSdkNames, type SdkShape } from './sdk-shapes';
import { requestOf } from '../../asl/services/action-request';
import { isOptimised, type ServiceAction, type ServiceResource } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import type { TaskCall } from '../../runtime/task';
import { failure, silence, success, type TaskReply } from '../../runtime/task-reply';
import { serviceFailure } from '../../services/errors/service-failure';
import type { Integration } from '../../services/integrations/integration';
import { apiAnswer } from '../../services/models/api-answer';
import { apiRequest } from '../../services/models/api-request';

export async function callSdk(call: TaskCall, resource: ServiceResource, target: SdkTarget): Promise<TaskReply> {
  const hasModel = requestOf(resource) !== undefined;
  const { schema } = new (commandOf(target, resource))({});
  const args = isOptimised(resource, 'events', 'putEvents') ? withResources(call) : call.arguments;
  const input = hasModel ? apiRequest(resource, args) : (toSdkNames(schema?.[4], args) as object);
  const sent = await sendCommand(target, call, resource, input ?? {});
  if ('failure' in sent) return sent.failure;
  const result = hasModel ? apiAnswer(resource, sent.output) : (fromSdkNames(schema?.[5], sent.output) as JsonObject);
  const isOwn = resource.kind === 'optimised';
  const whole = { ...result, ...(isOwn && sent.metadata) };
  const waits = resource.pattern === 'waitForTaskToken';
  const { resultOfResponse } = call.integration as Integration;
  const own = isOwn && !waits ? resultOfResponse : undefined;
  return replyOf(own?.(whole, call.arguments) ?? whole, call);
}

/** A successful answer may itself report a failure, as that of events:putEvents does. */
export function replyOf(output: Json, { integration }: TaskCall): TaskReply {
  const { failure: failureOf, resource } = integration as Integration;
  const failed = failureOf?.(output);
  if (failed) return failure(failed);
  const waits = resource.kind !== 'activity' && resource.pattern === 'waitForTaskToken';
  return waits ? silence(output) : success(output);
}

/** The answer without its metadata, whose form is that of the optimised integrations; or the task's failure. */
export type Sent = { readonly output: object; readonly metadata: JsonObject } | { readonly failure: TaskReply };

/** Rejects with a SimulatorError for errors that are not the service's. */
export async function sendCommand(
  target: SdkTarget,
  call: TaskCall,
  called: ServiceAction,
  input: object,
): Promise<Sent> {
  const headers: Record<string, string> = {};
  try {
    const command = new (commandOf(target, called))(input);
    command.middlewareStack?.add(readHeaders(headers), { step: 'deserialize', priority: 'low', name: 'readHeaders' });
    const { $metadata, ...output } = (await target.client.send(command)) as SdkAnswer;
    return { output: await streamsRead(output), metadata: metadataOf($metadata, headers) };
  } catch (error) {
    return { failure: failureBy(error as SdkError, call, called, target) };
  }
}

interface SdkCommand {
  readonly schema?: readonly SdkShape[];
  readonly middlewareStack?: { add(middleware: Middleware, options: object): void };
}

type Next = (args: unknown) => Promise<{ readonly response?: { readonly headers?: Record<string, string> } }>;
type Middleware = (next: Next) => Next;

interface SdkMetadata {
  readonly httpStatusCode?: number;
  readonly requestId?: string;
  readonly attempts?: number;
}

interface SdkAnswer {
  readonly $metadata?: SdkMetadata;
  readonly [name: string]: unknown;
}

interface SdkError extends Error {
  readonly code?: string;
  readonly $metadata?: SdkMetadata;
}

function commandOf({ sdk, service }: SdkTarget, { action }: ServiceAction): new (input: object) => SdkCommand {
  const name = `${action[0]!.toUpperCase()}${action.slice(1)}Command`;
  const Command = sdk[name];
  if (typeof Command === 'function') return Command as new (input: object) => SdkCommand;
  throw new SimulatorError(`The AWS SDK's client for ${service} has no ${name}. Update the client.`);
}

/** docs, connect-eventbridge; the order is recorded (put_events_base). */
function withResources(call: TaskCall): Json {
  const { arguments: args } = call;
  const entries = isObject(args) ? member(args, 'Entries') : undefined;
  if (entries === undefined || !isArray(entries)) return args;
  const { StateMachine, Execution } = call.context() as Record<string, JsonObject>;
  const arns = [StateMachine!.Id!, Execution!.Id!];
  const more = (entry: Json): Json => {
    if (!isObject(entry)) return entry;
    const given = member(entry, 'Resources') ?? null;
    return { ...entry, Resources: [...(isArray(given) ? given : []), ...arns] };
  };
  return { ...(args as JsonObject), Entries: entries.map(more) };
}

function readHeaders(into: Record<string, string>): Middleware {
  return (next) => async (args) => {
    const result = await next(args);
    Object.assign(into, result.response?.headers);
    return result;
  };
}

/** Streams, such as the Body of an S3 object, are read as a whole. */
async function streamsRead(output: Readonly<Record<string, unknown>>): Promise<object> {
  const entries = Object.entries(output).map(async ([name, value]) => {
    const stream = value as { readonly transformToByteArray?: () => Promise<Uint8Array> } | undefined;
    const isStream = typeof stream?.transformToByteArray === 'function';
    return [name, isStream ? await stream.transformToByteArray!() : value] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** How AWS's clients write the names of these headers (recorded: send_message_attributes). Node.js writes lower case. */
const HEADER_NAMES: Readonly<Record<string, string>> = {
  'content-length': 'Content-Length',
  'content-type': 'Content-Type',
  date: 'Date',
  'x-amzn-requestid': 'x-amzn-RequestId',
};

function metadataOf(
  { httpStatusCode = 200, requestId = '' }: SdkMetadata = {},
  headers: Readonly<Record<string, string>>,
): JsonObject {
  const named = Object.entries(headers).map(([name, value]) => [HEADER_NAMES[name] ?? name, value] as const);
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(named.map(([name, value]) => [name, [value]])),
      HttpHeaders: Object.fromEntries(named),
      HttpStatusCode: httpStatusCode,
    },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

/** An error in the service's answer fails the task. Any other error is not the machine's and ends the run. */
function failureBy(error: SdkError, call: TaskCall, called: ServiceAction, { service, url }: SdkTarget): TaskReply {
  const { httpStatusCode: status, requestId = '', attempts = 1 } = error.$metadata ?? {};
  if (error instanceof SimulatorError) throw error;
  const message = (error.message || error.name).replace(/\.$/, '');
  if (status !== undefined && error.name !== 'SyntaxError') {
    // The answer to HEAD has no body, so S3's error has no message. AWS's client names it after the operation's model.
    const isHead = called.service === 's3' && called.action === 'headObject' && status === 404;
    const { name: code, message: text } = isHead ? { name: 'NoSuchKey', message: 'null' } : error;
    return failure(serviceFailure(called, { code, message: text, status, requestId, attempts }));
  }
  const options = { cause: error };
  const where = `--forward ${service}=${url}`;
  if (status !== undefined) {
    const [line] = message.split('\n');
    throw new SimulatorError(
      `${where} does not answer as ${service} does (status ${status}): ${line}. Check the URL.`,
      options,
    );
  }
  if (isOnTheWay(error)) throw new SimulatorError(`${where} does not answer: ${message}.`, options);
  throw new SimulatorError(
    `The AWS SDK for JavaScript cannot send the request of '${call.state}' (${call.resource}): ${message}.`,
    options,
  );
}

/** Errors of the system have codes such as ECONNREFUSED, which are in the message if the SDK wraps the error. */
function isOnTheWay({ code, name, message }: SdkError): boolean {
  return name === 'TimeoutError' || NETWORK.test(code ?? '') || NETWORK.test(message);
}

const NETWORK = /\b(ECONN[A-Z]+|ENOTFOUND|EAI_[A-Z]+|ETIMEDOUT|EPIPE|E(HOST|NET)[A-Z]+|EPROTO|CERT_[A-Z_]+)\b/;
