// A definition by itself: an object, or its JSON text.
import { validateDefinition } from '../../asl/validate';
import { copyJson, NotJson } from '../../json/copy';
import { isObject, type Json, type JsonObject } from '../../json/json';
import { defaultRoleArn, nameOf, stateMachineArn } from '../identity';
import { InvalidDefinition } from '../invalid-definition';
import { SimulatorError } from '../simulator-error';
import type { Source } from './machine-source';

/** What a definition does not say about its state machine. */
export interface DefinitionOptions {
  /** Default `StateMachine`, or the name in `arn`. */
  readonly name?: string;
  /** Default STANDARD. */
  readonly type?: 'STANDARD' | 'EXPRESS';
  /** Default: made of the name, in us-east-1 and account 123456789012. */
  readonly arn?: string;
  readonly roleArn?: string;
}

/** Throws InvalidDefinition for a text that is no JSON object, and a SimulatorError for a value that JSON cannot write. */
export function sourceFromDefinition(definition: unknown, options: DefinitionOptions = {}): Source {
  const name = options.name ?? (options.arn === undefined ? 'StateMachine' : nameOf(options.arn));
  return {
    origin: 'definition',
    machines: [
      {
        name,
        arn: options.arn ?? stateMachineArn(name),
        definition: definitionObject(definition, name),
        type: options.type ?? 'STANDARD',
        roleArn: options.roleArn ?? defaultRoleArn(name),
        tracingEnabled: false,
      },
    ],
  };
}

/** The definition as an object of its own: what the caller does to theirs later changes nothing. */
export function definitionObject(definition: unknown, name: string): JsonObject {
  const value = typeof definition === 'string' ? parsed(definition, name) : copied(definition, name);
  if (!isObject(value)) throw new InvalidDefinition(name, validateDefinition(value));
  return value;
}

function parsed(text: string, name: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new InvalidDefinition(name, validateDefinition(text));
  }
}

function copied(definition: unknown, name: string): Json {
  try {
    return copyJson(definition);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    throw new SimulatorError(
      `The definition of the state machine '${name}' holds ${error.found} at ${error.path}, which is no JSON.`,
    );
  }
}
