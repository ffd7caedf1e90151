// The state machines of a CloudFormation template.
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import type { Resource } from '../cloud-formation/resolver';
import { Template, type TemplateOptions } from '../cloud-formation/template';
import { defaultRoleArn } from '../identity';
import { SimulatorError } from '../simulator-error';
import { definitionObject } from './definition';
import type { MachineSource, Source } from './machine-source';

export type { TemplateOptions };

const TYPE = 'AWS::StepFunctions::StateMachine';

/** Throws a SimulatorError for what is no template, or cannot be resolved. */
export function sourceFromTemplate(template: unknown, options: TemplateOptions = {}, origin = 'template'): Source {
  const resolver = new Template(template as Json, options);
  return { origin, machines: resolver.resourcesOfType(TYPE).map((resource) => machineSource(resource, resolver)) };
}

function machineSource(resource: Resource, template: Template): MachineSource {
  const { logicalId, properties } = resource;
  const place = `${logicalId} (${TYPE})`;
  const arn = String(template.reference(logicalId, place));
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const role = member(properties, 'RoleArn');
  const path = member(resource.metadata, 'aws:cdk:path');
  const logging = member(properties, 'LoggingConfiguration');
  return {
    name,
    arn,
    definition: definitionOf(resource, template, name, place),
    type: member(properties, 'StateMachineType') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    roleArn: role === undefined ? defaultRoleArn(name) : template.resolveText(role, `${place} Properties.RoleArn`),
    tracingEnabled: isEnabled(member(properties, 'TracingConfiguration')),
    logicalId,
    ...(logging !== undefined && {
      loggingConfiguration: lowerCamel(
        template.resolve(logging, `${place} Properties.LoggingConfiguration`),
      ) as JsonObject,
    }),
    ...(typeof path === 'string' && { constructPath: path.replace(/\/Resource$/, '') }),
  };
}

function definitionOf({ properties }: Resource, template: Template, name: string, place: string): JsonObject {
  const text = member(properties, 'DefinitionString');
  const object = member(properties, 'Definition');
  if (text === undefined && object === undefined) {
    throw new SimulatorError(
      `${place} has neither DefinitionString nor Definition` +
        (Object.hasOwn(properties, 'DefinitionS3Location') ? ': a DefinitionS3Location cannot be read yet.' : '.'),
    );
  }
  const substitutions = template.resolve(
    member(properties, 'DefinitionSubstitutions') ?? {},
    `${place} Properties.DefinitionSubstitutions`,
  );
  const resolved =
    text === undefined
      ? template.resolve(object!, `${place} Properties.Definition`)
      : template.resolveText(text, `${place} Properties.DefinitionString`);
  return definitionObject(substituted(resolved, isObject(substitutions) ? substitutions : {}), name);
}

/** Replaces `${Name}` by what DefinitionSubstitutions says; others stay, as in CloudFormation. */
function substituted(value: Json, substitutions: JsonObject): Json {
  if (Object.keys(substitutions).length === 0) return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replace(/\$\{([A-Za-z0-9_]+)\}/g, (whole, name: string) => {
    const substitution = member(substitutions, name);
    return substitution === undefined ? whole : JSON.stringify(String(substitution)).slice(1, -1);
  });
}

function isEnabled(tracing: Json | undefined): boolean {
  return isObject(tracing) && member(tracing, 'Enabled') === true;
}

/** From the names of the template to those of CreateStateMachine: `IncludeExecutionData` is `includeExecutionData`. */
function lowerCamel(value: Json): Json {
  if (Array.isArray(value)) return value.map(lowerCamel);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.charAt(0).toLowerCase() + key.slice(1), lowerCamel(inner)]),
  );
}
