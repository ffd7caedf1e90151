// The state machines of a resolved template and of its nested stacks.
import type { MachineSource } from './machine-source';
import { TemplateDefinition } from './template-definition';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import type { ResolvedResource, ResolvedTemplate } from '../cloud-formation/resolved';

export const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

export function templateMachines(template: ResolvedTemplate): readonly MachineSource[] {
  const own = template.resourcesOfType(STATE_MACHINE).map(machineOf);
  return [...own, ...template.nestedStacks().flatMap(templateMachines)];
}

/** Everything resolves lazily and once, because a machine that is never run may be unresolvable. */
function machineOf(resource: ResolvedResource): MachineSource {
  const definition = new TemplateDefinition(resource);
  return {
    get name() {
      return nameOf(resource);
    },
    get arn() {
      return resource.ref;
    },
    get definition() {
      return definition.value;
    },
    get placeholders() {
      return definition.placeholders;
    },
    get places() {
      return definition.places;
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

/** The logical id, if the name cannot be resolved: it is needed to select a machine and to list them. */
function nameOf(resource: ResolvedResource): string {
  try {
    return resource.name;
  } catch (error) {
    if (error instanceof SimulatorError) return resource.logicalId;
    throw error;
  }
}

function typeOfMachine(resource: ResolvedResource): 'STANDARD' | 'EXPRESS' {
  const written = resource.text('StateMachineType') ?? 'STANDARD';
  const type = resource.template.leavesOpen && written.includes('${') ? 'STANDARD' : written;
  if (type === 'STANDARD' || type === 'EXPRESS') return type;
  throw new SimulatorError(
    `Invalid ${resource.place('StateMachineType')}: expected STANDARD or EXPRESS; found '${type}'.`,
  );
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

/** CloudFormation accepts "true" for true. */
function isTrue(value: Json | undefined): boolean {
  return value === true || value === 'true';
}

function missing(resource: ResolvedResource, property: string): never {
  throw new SimulatorError(`${resource.place(property)} is required, but missing.`);
}
