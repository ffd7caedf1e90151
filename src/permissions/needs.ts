// The permissions that a task needs: the actions that AWS checks when it calls the task, and while it runs.
// https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
import { resourcesOf } from './resources';
import { sdkActions } from './sdk-services';
import { localArn, text, type ServiceCall } from './service-call';
import { isArn } from '../asl/arn';
import type { Action, SpecialNeeds } from '../asl/services/catalogue/row';
import { actionRow } from '../asl/services/lookup';
import { isSync } from '../asl/services/resource';
import { isObject, member } from '../json/json';

/** An action on a resource. */
export interface Need {
  readonly action: string;
  /** Undefined if no rule knows the resource; then any resource is accepted. */
  readonly resource?: string;
  /** Condition keys of the service, such as `iam:PassedToService`; null for a key that is not in the request. */
  readonly context?: Readonly<Record<string, string | null>>;
}

export interface TaskNeeds {
  /** The call fails without these. */
  readonly toCall: readonly Need[];
  /**
   * Actions that AWS may check besides: to follow and stop a job, or for the service to act on other resources of the
   * account. They count as used, and a role is not refused if one is missing.
   */
  readonly besides: readonly Need[];
  /** What is undecided, and why. */
  readonly unknown?: string;
  /** Actions that may be needed, if no source says which are. */
  readonly open: readonly OpenNeed[];
}

/** Actions that a call may or may not need. */
export interface OpenNeed {
  /** With wildcards, such as `eks:*`. */
  readonly action: string;
  readonly why: string;
}

/** What the template says beyond the call: the roles that an ECS task definition passes on. */
export interface Surroundings {
  taskRoles(taskDefinitionArn: string): readonly string[];
}

export function needsOf(call: ServiceCall, around: Surroundings): TaskNeeds {
  return call.kind === 'sdk' ? sdkNeeds(call) : optimisedNeeds(call, around);
}

/** Needs that depend on the parameters, by the names that rows of the catalogue use. */
const SPECIAL: Readonly<Record<SpecialNeeds, (call: ServiceCall, around: Surroundings) => readonly Need[]>> = {
  'invoke-api': (call) =>
    ['IAM_ROLE', 'RESOURCE_POLICY'].includes(text(call, 'AuthType') ?? '') ? on(['execute-api:Invoke'], call) : [],
  'invoke-http': httpNeeds,
  'run-ecs-task': (call, around) => [
    ...on(['ecs:RunTask'], call, { 'ecs:cluster': clusterArn(call) }),
    ...around.taskRoles(resourcesOf('ecs', call)?.[0] ?? '').map((resource) => ({
      action: 'iam:PassRole',
      resource,
      context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    })),
  ],
};

function optimisedNeeds(call: ServiceCall, around: Surroundings): TaskNeeds {
  const { service, action } = call;
  const row = actionRow(call);
  const iam = row?.iam ?? [`${service}:${action.charAt(0).toUpperCase()}${action.slice(1)}`];
  const follow = (isSync(call) && row?.sync?.follow) || [];
  return {
    toCall: typeof iam === 'string' ? SPECIAL[iam](call, around) : on(iam, call),
    besides: [...mayNeed(call, row), ...(follow === 'unknown' ? [] : follow)].map((one) => ({ action: one })),
    open: follow === 'unknown' ? [{ action: `${service}:*`, why: unknownFollow(call) }] : [],
  };
}

function mayNeed({ args }: ServiceCall, row: Action | undefined): readonly string[] {
  return (row?.mayNeed ?? []).flatMap((need) => {
    if (typeof need === 'string') return [need];
    return Object.hasOwn(args, need.given) ? [need.action] : [];
  });
}

function unknownFollow({ service, action, pattern }: ServiceCall): string {
  return `no source says which IAM actions ${service}:${action}.${pattern} needs to follow its job`;
}

function sdkNeeds(call: ServiceCall): TaskNeeds {
  const actions = sdkActions(call.service, call.action);
  if (!actions) {
    const unknown = `no rule here says which IAM actions aws-sdk:${call.service}:${call.action} needs`;
    return { toCall: [], besides: [], unknown, open: [] };
  }
  return { toCall: on(actions, call), besides: [], open: [] };
}

/** Each action on each resource that the rule of the first action's service finds in the arguments. */
function on(actions: readonly string[], call: ServiceCall, context?: Need['context']): readonly Need[] {
  const resources = resourcesOf(actions[0]?.split(':')[0] ?? '', call) ?? [undefined];
  return actions.flatMap((action) =>
    resources.map((resource) => ({
      action,
      ...(resource !== undefined && { resource }),
      ...(context && { context }),
    })),
  );
}

function clusterArn(call: ServiceCall): string {
  const cluster = text(call, 'Cluster') ?? 'default';
  return isArn(cluster) ? cluster : localArn(call, 'ecs', `cluster/${cluster}`);
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html */
function httpNeeds(call: ServiceCall): readonly Need[] {
  const endpoint = text(call, 'ApiEndpoint');
  const method = text(call, 'Method');
  const authentication = member(call.args, 'Authentication');
  const connection = isObject(authentication) ? text({ args: authentication }, 'ConnectionArn') : undefined;
  return [
    {
      action: 'states:InvokeHTTPEndpoint',
      context: { 'states:HTTPEndpoint': endpoint ?? null, 'states:HTTPMethod': method ?? null },
    },
    { action: 'events:RetrieveConnectionCredentials', ...(connection !== undefined && { resource: connection }) },
    { action: 'secretsmanager:GetSecretValue' },
    { action: 'secretsmanager:DescribeSecret' },
  ];
}
