// How a denied call fails: error and cause in the words of each family of services. Sources are in docs/fidelity.md.
import type { PolicyKind } from './decide';
import { sdkDenial } from './sdk-services';
import type { ServiceCall } from './service-call';
import type { Denial } from '../asl/services/catalogue/row';
import { rowOfModel, serviceRow } from '../asl/services/lookup';
import { serviceFailure, type ServiceFailure } from '../services/errors/service-failure';

/** What AWS reports about a denied request. */
export interface Denied {
  /** `arn:aws:sts::123456789012:assumed-role/Role/session` */
  readonly principal: string;
  readonly action: string;
  readonly resource: string | undefined;
  readonly kind: PolicyKind;
  readonly isExplicit: boolean;
  readonly requestId: string;
}

export function denial(call: ServiceCall, denied: Denied): ServiceFailure {
  const { kind, service } = call;
  const { status = 400, code = 'AccessDeniedException', action: style = String } = wordingOf(call);
  const named = denied.resource ?? '*';
  // S3 puts the resource in quotation marks.
  const message = messageOf(denied, style(denied.action), service === 's3' ? `"${named}"` : named);
  // API Gateway's errors are named by their status. No source shows the cause.
  if (kind !== 'sdk' && service === 'apigateway') return { error: 'ApiGateway.403', cause: message };
  return serviceFailure(call, { code, message, status, requestId: denied.requestId });
}

/** A service gives the same answer to every caller. */
function wordingOf(call: ServiceCall): Denial {
  const { kind, service } = call;
  if (kind !== 'sdk') return serviceRow(call)?.denial ?? {};
  return rowOfModel(service.toLowerCase())?.denial ?? sdkDenial(service) ?? {};
}

/** The message alone, in which S3 puts a resource in quotation marks. */
export function accessMessage(denied: Denied): string {
  const named = denied.resource ?? '*';
  return messageOf(denied, denied.action, denied.action.startsWith('s3:') ? `"${named}"` : named);
}

/** The execution role may not assume the role in the task's Credentials. */
export function assumeRoleDenial(roleArn: string, taskRoleArn: string): ServiceFailure {
  return {
    error: 'States.TaskFailed',
    cause: `The role ${roleArn} is not authorized to assume the task state's role, ${taskRoleArn}.`,
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function messageOf({ principal, kind, isExplicit }: Denied, action: string, resource: string): string {
  const article = kind === 'identity-based policy' ? 'an' : 'a';
  const reason = isExplicit
    ? `with an explicit deny in ${article} ${kind}`
    : `because no ${kind} allows the ${action} action`;
  return `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}
