// The state machines of a resolved template and of its nested stacks.
import { asDefinition, parseDefinition, substitute } from './definition';
import { isYaml, parseFile } from './files';
import type { MachineSource } from './machine-source';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import type { ResolvedResource, ResolvedTemplate } from '../cloud-formation/resolved';

export const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

export function templateMachines(template: ResolvedTemplate): readonly MachineSource[] {
  const own = template.resourcesOfType(STATE_MACHINE).map(machineOf);
  return [...own, ...template.nestedStacks().flatMap(templateMachines)];
}

/** Everything but the name resolves when it is read, once: a machine that nobody runs may be unresolvable. */
function machineOf(resource: ResolvedResource): MachineSource {
  let definition: JsonObject | undefined;
  return {
    name: resource.name,
    arn: resource.ref,
    get definition() {
      return (definition ??= definitionOf(resource));
    },
    get type() {
      return typeOfMachine(resource);
    },
    get roleArn() {
      return resource.text('RoleArn') ?? missing(resource, 'RoleArn');
    },
    get loggingConfiguration() {
      return loggingOf(resource);
    },
    get tracingEnabled() {
      const tracing = resource.property('TracingConfiguration');
      return isObject(tracing) && isTrue(member(tracing, 'Enabled'));
    },
    logicalId: resource.logicalId,
    constructPath: resource.constructPath,
    template: resource.template,
  };
}

/** The properties that may hold a definition: exactly one of them does. */
const DEFINITIONS: Readonly<Record<string, (resource: ResolvedResource) => string>> = {
  Definition: (resource) => JSON.stringify(resource.property('Definition')),
  DefinitionString: (resource) => resource.text('DefinitionString') ?? '',
  DefinitionS3Location: uploadedDefinition,
};

function definitionOf(resource: ResolvedResource): JsonObject {
  const given = Object.keys(DEFINITIONS).filter((name) => resource.property(name) !== undefined);
  const [property] = given;
  if (property === undefined || given.length > 1) {
    const found = given.length === 0 ? 'none of them' : given.join(' and ');
    throw new SimulatorError(
      `${resource.logicalId} (${resource.type}) must have exactly one of ${Object.keys(DEFINITIONS).join(', ')}; found ${found}`,
    );
  }
  const place = resource.place(property);
  const text = DEFINITIONS[property]!(resource);
  return parsed(substitute(text, substitutionsOf(resource), place), place, locationOf(resource));
}

/** A definition that stands in a file of its own may be YAML. */
function parsed(text: string, place: string, location: string | undefined): JsonObject {
  if (location === undefined || !isYaml(location)) return parseDefinition(text, place);
  return asDefinition(parseFile(location, text, place), place);
}

function locationOf(resource: ResolvedResource): string | undefined {
  const location = resource.property('DefinitionS3Location');
  const key = isObject(location) ? member(location, 'Key') : undefined;
  return typeof key === 'string' ? key : undefined;
}

function uploadedDefinition(resource: ResolvedResource): string {
  const location = resource.property('DefinitionS3Location');
  const key = locationOf(resource);
  const text = key !== undefined ? resource.template.surroundings.readFile(key) : undefined;
  if (text !== undefined) return text;
  throw new SimulatorError(
    `Cannot read ${resource.place('DefinitionS3Location')}: ${JSON.stringify(location)} is not among the files at hand. ` +
      'Simulate the stack or the assembly (cdk.out) that has the file, or a template file that names it by a relative path',
  );
}

function substitutionsOf(resource: ResolvedResource): ReadonlyMap<string, string> {
  const place = resource.place('DefinitionSubstitutions');
  const values = resource.property('DefinitionSubstitutions') ?? {};
  if (!isObject(values)) throw new SimulatorError(`${place} must be an object; found ${JSON.stringify(values)}`);
  return new Map(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'object') {
        throw new SimulatorError(`${place}.${name} must be text; found ${JSON.stringify(value).slice(0, 80)}`);
      }
      return [name, String(value)];
    }),
  );
}

function typeOfMachine(resource: ResolvedResource): 'STANDARD' | 'EXPRESS' {
  const type = resource.text('StateMachineType') ?? 'STANDARD';
  if (type === 'STANDARD' || type === 'EXPRESS') return type;
  throw new SimulatorError(`${resource.place('StateMachineType')} must be STANDARD or EXPRESS; found '${type}'`);
}

function loggingOf(resource: ResolvedResource): JsonObject | undefined {
  const logging = resource.property('LoggingConfiguration');
  if (!isObject(logging)) return undefined;
  const destinations = member(logging, 'Destinations');
  return {
    level: member(logging, 'Level') ?? 'OFF',
    includeExecutionData: isTrue(member(logging, 'IncludeExecutionData')),
    destinations: isArray(destinations) ? destinations.map(destinationOf) : [],
  };
}

function destinationOf(destination: Json): Json {
  const group = isObject(destination) ? member(destination, 'CloudWatchLogsLogGroup') : undefined;
  const logGroupArn = isObject(group) ? member(group, 'LogGroupArn') : undefined;
  return logGroupArn === undefined ? {} : { cloudWatchLogsLogGroup: { logGroupArn } };
}

/** CloudFormation takes "true" for true. */
function isTrue(value: Json | undefined): boolean {
  return value === true || value === 'true';
}

function missing(resource: ResolvedResource, property: string): never {
  throw new SimulatorError(`${resource.place(property)} is required and is not there`);
}
