// Resources of API Gateway: what an API is made of, by its path, and a call of an API.
import type { Alternatives } from './asked-resource';
import type { IamAction } from '../reference/iam-actions';
import { needsOfOperation } from '../reference/iam-actions';
import { text, type ServiceCall } from '../service-call';
import { ANY } from '../unknown-parts';

/** `arn:aws:apigateway:us-east-1::/restapis/abc` of `getRestApi`. */
export function apiPath(call: ServiceCall): readonly Alternatives[] | undefined {
  const path = call.kind === 'sdk' ? needsOfOperation(call.service, call.action)?.path : undefined;
  if (path === undefined) return undefined;
  const written = path.replace(/\{(\w+)\}/g, (_, label: string) => valueOf(call, label) ?? ANY);
  const { partition, region } = call.home;
  const gap = written.includes(ANY) ? { gap: `the rest of the path ${path}` } : {};
  return [[{ names: [`arn:${partition}:apigateway:${region}::${written}`], ...gap }]];
}

function valueOf(call: ServiceCall, label: string): string | undefined {
  return text(call, label) ?? text(call, label.charAt(0).toUpperCase() + label.slice(1));
}

/**
 * `ApiEndpoint: abc.execute-api.us-east-1.amazonaws.com`, with Stage, Method and Path. A call of the SDK does not name the API.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
 */
export function executedApi(call: ServiceCall, { name }: IamAction): readonly Alternatives[] | undefined {
  const { partition, account, region: own } = call.home;
  const connection = text(call, 'ConnectionId');
  if (name === 'ManageConnections' && connection !== undefined && call.kind === 'sdk') {
    const arn = `arn:${partition}:execute-api:${own}:${account}:${ANY}/@connections/${connection}`;
    return [[{ names: [arn], gap: 'the API and its stage' }]];
  }
  const [, api, region] = /^([^.]+)\.execute-api\.([^.]+)\./.exec(text(call, 'ApiEndpoint') ?? '') ?? [];
  const method = text(call, 'Method');
  if (api === undefined || method === undefined) return undefined;
  const path = (text(call, 'Path') ?? '').replace(/^\//, '');
  const stage = text(call, 'Stage') ?? '$default';
  return [[{ names: [`arn:${partition}:execute-api:${region}:${account}:${api}/${stage}/${method}/${path}`] }]];
}
