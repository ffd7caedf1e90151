// SAM's APIs, those that the events of functions and machines create without naming one included.
import { withoutUndefined, type Expansion, type Made } from './made';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import type { TemplateResource } from '../template';

/**
 * The API itself depends on its body and its authorizers. Stage, deployment and domain are resources of their own, with
 * names such as `Api.Stage`.
 */
export const expandApi: Expansion = (id, { Name, DefinitionBody, Auth, StageName = 'Prod' }) => ({
  [id]: { type: 'AWS::ApiGateway::RestApi', properties: withoutUndefined({ Name, Body: DefinitionBody, Auth }) },
  ...named([`${id}.Stage`, stageId(id, StageName)], 'AWS::ApiGateway::Stage', { RestApiId: { Ref: id }, StageName }),
  ...named([`${id}.Deployment`], 'AWS::ApiGateway::Deployment', { RestApiId: { Ref: id } }),
});

export const expandHttpApi: Expansion = (id, { Name, DefinitionBody, Auth, StageName = '$default' }) => ({
  [id]: { type: 'AWS::ApiGatewayV2::Api', properties: withoutUndefined({ Name, Body: DefinitionBody, Auth }) },
  ...named([`${id}.Stage`, httpStageId(id, StageName)], 'AWS::ApiGatewayV2::Stage', { ApiId: { Ref: id }, StageName }),
});

/** Routes and their integrations are resources of their own. */
export const expandWebSocketApi: Expansion = (id, { Name, StageName = 'default' }) => ({
  [id]: { type: 'AWS::ApiGatewayV2::Api', properties: withoutUndefined({ Name, ProtocolType: 'WEBSOCKET' }) },
  ...named([`${id}.Stage`], 'AWS::ApiGatewayV2::Stage', { ApiId: { Ref: id }, StageName }),
});

/** Schema, data sources, functions and resolvers are resources of their own. */
export const expandGraphQlApi: Expansion = (id, { Name = id, Auth }) => ({
  [id]: { type: 'AWS::AppSync::GraphQLApi', properties: withoutUndefined({ Name, Auth }) },
});

/**
 * The APIs of events that name none.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources-api.html
 */
export function implicitApis(resources: ReadonlyMap<string, TemplateResource>): Made {
  const kinds = new Set([...resources.values()].flatMap(kindsOfImplicitApis));
  return {
    ...(kinds.has('Api') && expandApi('ServerlessRestApi', {})),
    ...(kinds.has('HttpApi') && expandHttpApi('ServerlessHttpApi', {})),
  };
}

function kindsOfImplicitApis({ type, properties }: TemplateResource): readonly string[] {
  if (type !== 'AWS::Serverless::Function' && type !== 'AWS::Serverless::StateMachine') return [];
  const events = member(properties, 'Events');
  return Object.values(isObject(events) ? events : {}).flatMap((event) => {
    const kind = isObject(event) ? member(event, 'Type') : undefined;
    const given = isObject(event) ? member(event, 'Properties') : undefined;
    const isNamed = isObject(given) && ['RestApiId', 'ApiId'].some((name) => member(given, name) !== undefined);
    return (kind === 'Api' || kind === 'HttpApi') && !isNamed ? [kind] : [];
  });
}

function stageId(id: string, stage: Json): string {
  return typeof stage === 'string' ? `${id}${stage.replace(/[^A-Za-z0-9]/g, '')}Stage` : `${id}Stage`;
}

function httpStageId(id: string, stage: Json): string {
  return stage === '$default' ? `${id}ApiGatewayDefaultStage` : stageId(id, stage);
}

/** The resource under each of its names. */
function named(ids: readonly string[], type: string, properties: JsonObject): Made {
  return Object.fromEntries(ids.map((id) => [id, { type, properties }]));
}
