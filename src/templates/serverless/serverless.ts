// Turns SAM's resources into plain CloudFormation resources.
import { expandApi, expandGraphQlApi, expandHttpApi, expandWebSocketApi, implicitApis } from './apis';
import { connectorPolicies } from './connectors';
import { expandFunction, expandLayerVersion } from './functions';
import { withGlobals } from './globals';
import { withoutUndefined, type Expansion } from './made';
import { expandStateMachine } from './state-machines';
import type { Template, TemplateResource } from '../template';

const EXPANSIONS: ReadonlyMap<string, Expansion> = new Map<string, Expansion>([
  ['AWS::Serverless::Api', expandApi],
  ['AWS::Serverless::Application', expandApplication],
  ['AWS::Serverless::Function', expandFunction],
  ['AWS::Serverless::GraphQLApi', expandGraphQlApi],
  ['AWS::Serverless::HttpApi', expandHttpApi],
  ['AWS::Serverless::LayerVersion', expandLayerVersion],
  ['AWS::Serverless::StateMachine', expandStateMachine],
  ['AWS::Serverless::WebSocketApi', expandWebSocketApi],
  ['AWS::Serverless::SimpleTable', (id, properties) => ({ [id]: { type: 'AWS::DynamoDB::Table', properties } })],
]);

/**
 * Resources that SAM makes for events are left out, because no definition depends on them.
 * https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-generated-resources.html
 */
export function expandServerless(template: Template): Template {
  if (![...template.resources.values()].some((resource) => EXPANSIONS.has(resource.type))) return template;
  const connected = connectorPolicies(template.resources);
  const resources = new Map<string, TemplateResource>();
  for (const [id, made] of Object.entries(implicitApis(template.resources))) resources.set(id, { ...NOTHING, ...made });
  for (const [logicalId, resource] of template.resources) {
    const expand = EXPANSIONS.get(resource.type);
    if (!expand) {
      resources.set(logicalId, resource);
    } else {
      const properties = withGlobals(resource.type, resource.properties, template.globals);
      for (const [id, made] of Object.entries(expand(logicalId, properties))) {
        const own = id === logicalId ? resource : { ...resource, dependsOn: [] };
        resources.set(id, { ...own, ...made });
      }
    }
  }
  for (const [id, policy] of connected) resources.set(id, policy);
  return { ...template, resources };
}

const NOTHING: Omit<TemplateResource, 'type' | 'properties'> = { metadata: {}, dependsOn: [], connectors: {} };

/** A Location of the Serverless Application Repository is not available here. */
function expandApplication(...[logicalId, { Location, Parameters, Tags }]: Parameters<Expansion>) {
  const TemplateURL = typeof Location === 'string' ? Location : undefined;
  return {
    [logicalId]: {
      type: 'AWS::CloudFormation::Stack',
      properties: withoutUndefined({ TemplateURL, Parameters, Tags }),
    },
  };
}
