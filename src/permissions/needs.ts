// The permissions that a task needs: the actions that AWS checks when it calls the task, and while it runs.
// https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html
import { contentNeeds } from './content-needs';
import type { Need, TaskNeeds } from './need';
import { passedRoles } from './passed-roles';
import { iamAction, needsOfOperation, prefixOf } from './reference/iam-actions';
import { resourcesOf } from './resources/resources';
import { localArn, text, type ServiceCall } from './service-call';
import type { Surroundings } from './surroundings';
import { ANY } from './unknown-parts';
import { isArn } from '../asl/arn';
import { modelName } from '../asl/services/called-action';
import type { Action, SpecialNeeds } from '../asl/services/catalogue/row';
import { actionRow } from '../asl/services/lookup';
import { isSync } from '../asl/services/resource';
import { isObject, member } from '../json/json';

export function needsOf(call: ServiceCall, around: Surroundings): TaskNeeds {
  return call.kind === 'sdk' ? sdkNeeds(call, around) : optimisedNeeds(call, around);
}

/** Needs that depend on the parameters, by the names that rows of the catalogue use. */
const SPECIAL: Readonly<Record<SpecialNeeds, (call: ServiceCall, around: Surroundings) => readonly Need[]>> = {
  'invoke-api': (call, around) =>
    ['IAM_ROLE', 'RESOURCE_POLICY'].includes(text(call, 'AuthType') ?? '')
      ? on([apiAction(call)], call, around).toCall
      : [],
  'invoke-http': httpNeeds,
  'run-ecs-task': (call, around) => [
    ...on(['ecs:RunTask'], call, around, { 'ecs:cluster': clusterArn(call) }).toCall,
    ...around.taskRoles(text(call, 'TaskDefinition') ?? '').map((role) => ({
      action: 'iam:PassRole',
      resources: [{ names: [role] }],
      context: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
    })),
  ],
};

/**
 * Connections of a WebSocket API have an action of their own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-control-access-iam.html
 */
function apiAction(call: ServiceCall): string {
  return /^\/?@connections\//.test(text(call, 'Path') ?? '') ? 'execute-api:ManageConnections' : 'execute-api:Invoke';
}

function optimisedNeeds(call: ServiceCall, around: Surroundings): TaskNeeds {
  const { service, action } = call;
  const row = actionRow(call);
  const iam = row?.iam ?? needsOfOperation(modelName(call), action)?.actions ?? [`${service}:${capitalized(action)}`];
  const called = typeof iam === 'string' ? { toCall: SPECIAL[iam](call, around), besides: [] } : on(iam, call, around);
  const follow = (isSync(call) && row?.sync?.follow) || [];
  return {
    toCall: called.toCall,
    besides: [
      ...called.besides,
      ...[...mayNeed(call, row), ...(follow === 'unknown' ? [] : follow)].map((one) => ({ action: one })),
    ],
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

function sdkNeeds(call: ServiceCall, around: Surroundings): TaskNeeds {
  const service = call.service.toLowerCase();
  const content = contentNeeds(call);
  if (content) return { toCall: content, besides: [], open: [] };
  const needs = needsOfOperation(service, call.action);
  if (needs) {
    const { toCall, besides } = on(needs.actions, call, around);
    return { toCall: [...toCall, ...passedRoles(call)], besides, open: [] };
  }
  const doubt = `no source says which IAM actions aws-sdk:${call.service}:${call.action} needs`;
  return { toCall: [{ action: `${prefixOf(service) ?? service}:${ANY}`, doubt }], besides: [], open: [] };
}

/** Each action on the resources that the arguments name, and what the reference names besides. */
function on(
  actions: readonly string[],
  call: ServiceCall,
  around: Surroundings,
  context?: Need['context'],
): Pick<TaskNeeds, 'toCall' | 'besides'> {
  const needs = actions.map((written) => {
    const action = iamAction(written);
    if (!action) {
      return {
        toCall: [{ action: written, doubt: `AWS's reference of IAM's actions has no ${written}` }],
        besides: [],
      };
    }
    const { asked, besides } = resourcesOf(action, call, around);
    const requests = asked ? asked.map((resources) => ({ action: written, resources })) : [{ action: written }];
    return {
      toCall: requests.map((need) => ({ ...need, ...(context && { context }) })),
      besides: [
        ...besides.map((resource) => ({ action: written, resources: [resource] })),
        ...action.dependent.map((dependent) => ({ action: dependent })),
      ],
    };
  });
  return {
    toCall: needs.flatMap(({ toCall }) => toCall),
    besides: needs.flatMap(({ besides }) => besides),
  };
}

function clusterArn(call: ServiceCall): string {
  const cluster = text(call, 'Cluster') ?? 'default';
  return isArn(cluster) ? cluster : localArn(call, 'ecs', `cluster/${cluster}`);
}

function capitalized(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
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
    {
      action: 'events:RetrieveConnectionCredentials',
      ...(connection !== undefined && { resources: [{ names: [connection] }] }),
    },
    { action: 'secretsmanager:GetSecretValue' },
    { action: 'secretsmanager:DescribeSecret' },
  ];
}
