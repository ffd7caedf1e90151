// A plain definition: an object, or JSON text.
import { parseDefinition } from './definition';
import type { MachineSource, Source } from './machine-source';
import { defaultRoleArn } from '../../asl/identity';
import { SimulatorError } from '../../asl/simulator-error';
import { copyJson, NotJson } from '../../json/copy';
import { isObject, typeOf, type Json, type JsonObject } from '../../json/json';
import { environment } from '../cloud-formation/environment';

/** What a definition alone does not say. */
export interface DefinitionOptions<Machines extends NestedMachines = NestedMachines> {
  /** @default StateMachine */
  readonly name?: string;
  /** @default STANDARD */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** @default us-east-1 */
  readonly region?: string;
  /** @default 123456789012 */
  readonly account?: string;
  /** Instead of name, region and account. */
  readonly arn?: string;
  /** @default - made of the name */
  readonly roleArn?: string;
  /** As CreateStateMachine takes it: what `execution.logs` holds. @default - nothing is logged */
  readonly loggingConfiguration?: JsonObject;
  /** For messages. @default definition */
  readonly origin?: string;
  /** Other state machines, by name, that this one's tasks may start: in the same region and account. @default - none */
  readonly machines?: Machines;
}

/** State machines by name. */
export type NestedMachines = Readonly<Record<string, NestedMachine>>;

/** A definition (an object, or JSON text), or `{ definition, type }` with what it does not say. */
export type NestedMachine = string | object;

/**
 * The definition is copied: what the caller does to the object afterwards changes nothing.
 * @throws SimulatorError if it is not JSON, or is JSON but not an object.
 */
export function sourceFromDefinition(definition: unknown, options: DefinitionOptions = {}): Source {
  const { region, account, partition } = environment(options.region, options.account);
  const { arn, name = arn?.split(':').pop() ?? 'StateMachine', origin = 'definition' } = options;
  const others = Object.entries(options.machines ?? {}).map(([other, machine]) => nested(other, machine, options));
  return {
    origin,
    machines: [
      {
        name,
        arn: arn ?? `arn:${partition}:states:${region}:${account}:stateMachine:${name}`,
        definition: typeof definition === 'string' ? parseDefinition(definition, origin) : copied(definition, origin),
        type: options.type ?? 'STANDARD',
        roleArn: options.roleArn ?? defaultRoleArn(name, account, partition),
        ...(options.loggingConfiguration && { loggingConfiguration: options.loggingConfiguration }),
        tracingEnabled: false,
      },
    ],
    others,
  };
}

function nested(name: string, machine: NestedMachine, { region, account }: DefinitionOptions): MachineSource {
  const isPair = typeof machine === 'object' && Object.hasOwn(machine, 'definition');
  const { definition, ...own } = isPair
    ? (machine as { definition: unknown } & DefinitionOptions)
    : { definition: machine };
  const options = { region, account, origin: `definition of '${name}'`, ...own, name };
  return sourceFromDefinition(definition, options).machines[0]!;
}

function copied(definition: unknown, origin: string): JsonObject {
  if (!isObject(definition)) {
    const kind = ['object', 'string', 'number', 'boolean'].includes(typeof definition)
      ? typeOf(definition as Json)
      : typeof definition;
    throw new SimulatorError(`The ${origin} must be an object, or JSON text; found ${kind}`);
  }
  try {
    return copyJson(definition) as JsonObject;
  } catch (error) {
    if (!(error instanceof NotJson)) throw unwritable(origin, error as Error);
    return rewritten(definition, origin);
  }
}

/** What is no JSON is dropped, or refused, as JSON.stringify does it. */
function rewritten(definition: object, origin: string): JsonObject {
  try {
    return JSON.parse(JSON.stringify(definition)) as JsonObject;
  } catch (error) {
    throw unwritable(origin, error as Error);
  }
}

function unwritable(origin: string, { message }: Error): SimulatorError {
  return new SimulatorError(`The ${origin} cannot be written as JSON: ${message}`);
}
