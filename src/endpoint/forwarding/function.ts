// Invokes a Lambda function of another endpoint: by its ARN, or by the parameters of lambda:invoke.
import type { SdkTarget } from './sdk';
import { replyOf, sendCommand } from './sdk-call';
import type { FunctionResource, ServiceResource } from '../../asl/services/resource';
import { isObject, member, type JsonObject } from '../../json/json';
import { jsonText } from '../../json/text';
import type { TaskCall } from '../../runtime/task';
import { failure, success, type TaskReply } from '../../runtime/task-reply';
import type { Integration } from '../../services/integrations/integration';
import { functionFailure, returnedValue } from '../../services/integrations/lambda-invoke';

interface InvokeAnswer {
  readonly Payload?: Uint8Array;
  readonly FunctionError?: string;
  readonly StatusCode?: number;
  readonly ExecutedVersion?: string;
  readonly LogResult?: string;
}

export async function forwardToFunction(call: TaskCall, target: SdkTarget): Promise<TaskReply> {
  const { resource, payload } = call.integration as Integration;
  const isByArn = resource.kind === 'function';
  const { arguments: args } = call;
  const Payload = Buffer.from(jsonText(payload(args)));
  const input = isByArn ? { FunctionName: resource.arn, Payload } : { ...(args as JsonObject), Payload };
  const sent = await sendCommand(target, call, resource as FunctionResource | ServiceResource, input);
  if ('failure' in sent) return sent.failure;
  const answer = sent.output as InvokeAnswer;
  const text = Buffer.from(answer.Payload ?? []).toString('utf8');
  if (answer.FunctionError !== undefined) return failure(functionFailure(text, isByArn));
  const isEvent = !isByArn && isObject(args) && member(args, 'InvocationType') === 'Event';
  const returned = isEvent && text === '' ? '' : returnedValue(text);
  if (isByArn) return success(returned);
  const { StatusCode = 200, ExecutedVersion, LogResult } = answer;
  const versions = { ...(ExecutedVersion !== undefined && { ExecutedVersion }), ...(LogResult && { LogResult }) };
  return replyOf({ ...versions, Payload: returned, ...sent.metadata, StatusCode }, call);
}
