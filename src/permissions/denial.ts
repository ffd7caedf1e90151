// How a call fails that the role may not make: error and cause, as each family of services words them.
// Sources are named in docs/fidelity.md.
import type { PolicyKind } from './decide';
import type { ServiceCall } from './service-call';
import { serviceFailure, type ServiceFailure } from '../services/errors/service-failure';

/** What AWS tells of a request that was denied. */
export interface Denied {
  /** `arn:aws:sts::123456789012:assumed-role/Role/session` */
  readonly principal: string;
  readonly action: string;
  readonly resource: string | undefined;
  readonly kind: PolicyKind;
  readonly isExplicit: boolean;
  readonly requestId: string;
}

/** How a service tells of a denial, where it is not as most do. */
interface Wording {
  /** Default 400. */
  readonly status?: number;
  /** Default `AccessDeniedException`. */
  readonly code?: string;
  /** How the service itself writes the action; default as IAM does. */
  readonly action?: (action: string) => string;
}

const FORBIDDEN: Wording = { status: 403 };

/** By the service's name in resources of both kinds. */
const WORDINGS: Readonly<Record<string, Wording>> = {
  apigatewaymanagementapi: FORBIDDEN,
  batch: FORBIDDEN,
  bedrock: FORBIDDEN,
  bedrockagent: FORBIDDEN,
  bedrockagentcore: FORBIDDEN,
  bedrockagentruntime: FORBIDDEN,
  bedrockruntime: FORBIDDEN,
  databrew: FORBIDDEN,
  ec2: FORBIDDEN,
  eks: FORBIDDEN,
  'emr-containers': FORBIDDEN,
  'emr-serverless': FORBIDDEN,
  iam: FORBIDDEN,
  lambda: FORBIDDEN,
  mediaconvert: FORBIDDEN,
  s3: FORBIDDEN,
  scheduler: FORBIDDEN,
  sesv2: FORBIDDEN,
  sns: { ...FORBIDDEN, code: 'AuthorizationError', action: (action) => action.replace(/^sns:/, 'SNS:') },
  sqs: { ...FORBIDDEN, code: 'AccessDenied', action: (action) => action.toLowerCase() },
  sts: FORBIDDEN,
};

export function denial(call: ServiceCall, denied: Denied): ServiceFailure {
  const { kind, service } = call;
  const { status = 400, code = 'AccessDeniedException', action: style = String } = wordingOf(service);
  const named = denied.resource ?? '*';
  // S3 puts the resource in quotation marks.
  const message = messageOf(denied, style(denied.action), service === 's3' ? `"${named}"` : named);
  // API Gateway's errors are named by their status; its cause was never seen.
  if (kind !== 'sdk' && service === 'apigateway') return { error: 'ApiGateway.403', cause: message };
  return serviceFailure(call, { code, message, status, requestId: denied.requestId });
}

function wordingOf(service: string): Wording {
  const name = service.toLowerCase();
  return Object.hasOwn(WORDINGS, name) ? WORDINGS[name]! : {};
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
