// Reads a plain definition: an object, or JSON text.
import type { MachineSource, Source } from './machine-source';
import { givenValues, substitute } from './substitutions';
import { defaultRoleArn } from '../../asl/identity';
import { InvalidDefinitionError } from '../../asl/invalid-definition-error';
import { checkOptionNames, type OptionNames } from '../../asl/option-names';
import { readWithPlaceholders } from '../../asl/placeholders/read-definition';
import { withStandIns } from '../../asl/placeholders/stand-ins';
import { SimulatorError } from '../../asl/simulator-error';
import { Places } from '../../asl/text/places';
import { JsonText, YamlText, type SourceText } from '../../asl/text/source-text';
import { asDefinition, type DefinitionRead } from '../../asl/validate';
import { copyJson, NotJsonError } from '../../json/copy';
import type { JsonObject } from '../../json/json';
import { shownValue, thrownMessage } from '../../json/shown-value';
import { environment } from '../cloud-formation/environment';
import type { Substitutions } from '../cloud-formation/template-options';

/** The properties of a state machine that are not part of its definition. */
export interface DefinitionOptions<Machines extends NestedMachines = NestedMachines> {
  /** @default StateMachine */
  readonly name?: string;
  /** @default STANDARD */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** @default us-east-1 */
  readonly region?: string;
  /** @default 123456789012 */
  readonly account?: string;
  /** Replaces name, region and account. */
  readonly arn?: string;
  /** @default - derived from the name */
  readonly roleArn?: string;
  /**
   * The logging configuration in CreateStateMachine's shape. It determines `execution.logs`. @default - nothing is
   * logged
   */
  readonly loggingConfiguration?: JsonObject;
  /** Values of placeholders such as `${Name}`. Those without a value get stand-ins. @default - none */
  readonly substitutions?: Substitutions;
  /** Used in messages. @default definition */
  readonly origin?: string;
  /**
   * Other state machines, by name, that tasks of this one can start. They have the same region and account. @default -
   * none
   */
  readonly machines?: Machines;
}

const DEFINITION_OPTIONS: OptionNames<DefinitionOptions> = {
  name: true,
  type: true,
  region: true,
  account: true,
  arn: true,
  roleArn: true,
  loggingConfiguration: true,
  substitutions: true,
  origin: true,
  machines: true,
};

/** State machines by name. */
export type NestedMachines = Readonly<Record<string, NestedMachine>>;

/** A definition (an object, or JSON text), or `{ definition, type }` with properties that are not part of it. */
export type NestedMachine = string | object;

/**
 * Copies the definition, so that later changes to the object have no effect.
 * @throws InvalidDefinitionError if it is not an object or text of a definition
 * @throws SimulatorError if the object contains values that JSON does not have
 */
export function sourceFromDefinition(definition: unknown, given: DefinitionOptions = {}): Source {
  const options = readOptions(given);
  const { origin = 'definition' } = options;
  const values = givenValues(options.substitutions);
  if (typeof definition === 'string') {
    const text = substitute(definition, values, origin);
    return sourceFromText(new JsonText(origin, definition), readWithPlaceholders(text), options);
  }
  const read = asDefinition(definition);
  if ('finding' in read) throw new InvalidDefinitionError(nameOf(options), [read.finding]);
  const copy = copyDefinition(read.value, origin);
  if (values.size === 0) return definitionSource(copy, options);
  const replaced = readWithPlaceholders(substitute(JSON.stringify(copy), values, origin));
  if ('finding' in replaced) throw new InvalidDefinitionError(nameOf(options), [replaced.finding]);
  return definitionSource(replaced.value, options);
}

/**
 * A definition that comes from a text; its findings point to places in the text.
 * @throws InvalidDefinitionError if it could not be read
 */
export function sourceFromText(source: SourceText, read: DefinitionRead, options: DefinitionOptions): Source {
  const places = Places.of(source);
  if ('value' in read) return definitionSource(read.value, options, places, source instanceof YamlText);
  throw new InvalidDefinitionError({ name: nameOf(options), places }, [read.finding]);
}

function definitionSource(given: JsonObject, options: DefinitionOptions, places?: Places, isTyped = false): Source {
  const { definition, names: placeholders } = withStandIns(given, isTyped);
  const { region, account, partition } = environment(options.region, options.account);
  const name = nameOf(options);
  const { type = 'STANDARD', origin = 'definition', loggingConfiguration, machines = {} } = options;
  const { arn = `arn:${partition}:states:${region}:${account}:stateMachine:${name}` } = options;
  const { roleArn = defaultRoleArn(name, account, partition) } = options;
  const source: MachineSource = {
    name,
    arn,
    definition,
    places,
    type,
    roleArn,
    loggingConfiguration,
    tracingEnabled: false,
  };
  const others = Object.entries(machines).map(([other, machine]) => nestedMachine(other, machine, options));
  return { origin, machines: [placeholders.length > 0 ? { ...source, placeholders } : source], others };
}

function readOptions(given: DefinitionOptions): DefinitionOptions {
  let options: DefinitionOptions;
  try {
    options = { ...given };
  } catch (error) {
    throw new SimulatorError(`Cannot read the options of the definition: ${thrownMessage(error)}.`);
  }
  checkOptionNames<DefinitionOptions>(options, DEFINITION_OPTIONS, 'fromDefinition');
  const { name } = options;
  if (name === undefined || typeof name === 'string') return options;
  throw new SimulatorError(`Invalid name of the state machine: expected a string; found ${shownValue(name)}.`);
}

function nameOf({ arn, name = arn?.split(':').pop() ?? 'StateMachine' }: DefinitionOptions): string {
  return name;
}

function nestedMachine(name: string, machine: NestedMachine, around: DefinitionOptions): MachineSource {
  const isPair = typeof machine === 'object' && Object.hasOwn(machine, 'definition');
  const { definition, ...own } = isPair
    ? (machine as { definition: unknown } & DefinitionOptions)
    : { definition: machine };
  const { region, account, substitutions } = around;
  const options = { region, account, substitutions, origin: `definition of '${name}'`, ...own, name };
  return sourceFromDefinition(definition, options).machines[0]!;
}

function copyDefinition(definition: JsonObject, origin: string): JsonObject {
  try {
    return copyJson(definition) as JsonObject;
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw unwritable(origin, error as Error);
    return rewrite(definition, origin);
  }
}

/** Drops or rejects values that are not JSON, as JSON.stringify does. */
function rewrite(definition: object, origin: string): JsonObject {
  try {
    return JSON.parse(JSON.stringify(definition)) as JsonObject;
  } catch (error) {
    throw unwritable(origin, error as Error);
  }
}

function unwritable(origin: string, { message }: Error): SimulatorError {
  return new SimulatorError(`Cannot write the ${origin} as JSON: ${message}.`);
}
