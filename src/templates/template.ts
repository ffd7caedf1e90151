// A CloudFormation template as written: its sections, with checked shapes, not yet resolved.
import { SimulatorError } from '../asl/simulator-error';
import { isObject, member, typeOf, type Json, type JsonObject } from '../json/json';

/** A resource as written. */
export interface TemplateResource {
  readonly type: string;
  readonly properties: JsonObject;
  readonly metadata: JsonObject;
  /** The resource exists only if this condition is true. */
  readonly condition?: string;
  readonly dependsOn: readonly string[];
  /** SAM only: permissions of this resource to use others, by name. */
  readonly connectors: JsonObject;
}

/** The sections that a definition or a policy can refer to. Missing sections are empty. */
export interface Template {
  readonly resources: ReadonlyMap<string, TemplateResource>;
  readonly parameters: JsonObject;
  readonly conditions: JsonObject;
  readonly mappings: JsonObject;
  readonly outputs: JsonObject;
  /** SAM only. */
  readonly globals: JsonObject;
}

/** @param origin names the template in messages, such as `template of stack Orders`. */
export function readTemplate(value: unknown, origin: string): Template {
  if (!isObject(value)) throw new SimulatorError(`Invalid ${origin}: expected a JSON object; found ${kindOf(value)}.`);
  const resources = new Map<string, TemplateResource>();
  for (const [logicalId, resource] of Object.entries(section(value, 'Resources', origin))) {
    resources.set(logicalId, readResource(logicalId, resource, origin));
  }
  return {
    resources,
    parameters: section(value, 'Parameters', origin),
    conditions: section(value, 'Conditions', origin),
    mappings: section(value, 'Mappings', origin),
    outputs: section(value, 'Outputs', origin),
    globals: section(value, 'Globals', origin),
  };
}

function readResource(logicalId: string, resource: Json, origin: string): TemplateResource {
  const type = isObject(resource) ? member(resource, 'Type') : undefined;
  if (!isObject(resource) || typeof type !== 'string') {
    throw new SimulatorError(
      `Invalid resource ${logicalId} in the ${origin}: expected an object with a Type; ` +
        `found ${JSON.stringify(resource).slice(0, 80)}.` +
        (logicalId.startsWith('Fn::ForEach') ? ' Expand loops first: only processed templates can be simulated.' : ''),
    );
  }
  const condition = member(resource, 'Condition');
  const dependsOn = [member(resource, 'DependsOn') ?? []].flat();
  return {
    type,
    properties: objectOrEmpty(member(resource, 'Properties')),
    metadata: objectOrEmpty(member(resource, 'Metadata')),
    dependsOn: dependsOn.filter((each) => typeof each === 'string'),
    connectors: objectOrEmpty(member(resource, 'Connectors')),
    ...(typeof condition === 'string' && { condition }),
  };
}

function section(template: JsonObject, name: string, origin: string): JsonObject {
  const value = member(template, name) ?? {};
  if (isObject(value)) return value;
  throw new SimulatorError(`Invalid ${name} in the ${origin}: expected an object; found ${typeOf(value)}.`);
}

function objectOrEmpty(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function kindOf(value: unknown): string {
  return value === undefined ? 'undefined' : typeOf(value as Json);
}
