// A CloudFormation template whose values are resolved when they are asked for.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { setMember } from '../../json/merge';
import { DEFAULT_ACCOUNT, DEFAULT_REGION } from '../identity';
import { SimulatorError } from '../simulator-error';
import { FUNCTIONS } from './functions';
import { NO_VALUE, pseudoParameters } from './pseudo-parameters';
import type { Place, Resolver, Resource } from './resolver';
import { attributeOf, referenceTo } from './stand-ins';

export interface TemplateOptions {
  /** Default us-east-1. */
  readonly region?: string;
  /** Default 123456789012. */
  readonly account?: string;
  /** Default `Stack`. */
  readonly stackName?: string;
  /** Values of the template's parameters; those with a default need none. */
  readonly parameters?: Readonly<Record<string, string>>;
}

export class Template implements Resolver {
  readonly region: string;
  readonly account: string;
  private readonly pseudo: Readonly<Record<string, string | typeof NO_VALUE>>;
  private readonly resources: JsonObject;
  private readonly open = new Set<string>();

  /** Throws a SimulatorError for what is no template. */
  constructor(
    private readonly template: Json,
    private readonly options: TemplateOptions = {},
  ) {
    if (!isObject(template) || !isObject(template.Resources)) {
      throw new SimulatorError('This is no CloudFormation template: expected an object with Resources.');
    }
    this.region = options.region ?? DEFAULT_REGION;
    this.account = options.account ?? DEFAULT_ACCOUNT;
    this.pseudo = pseudoParameters(this.region, this.account, options.stackName ?? 'Stack');
    this.resources = template.Resources;
  }

  resourcesOfType(type: string): Resource[] {
    return Object.keys(this.resources)
      .filter((logicalId) => (this.resources[logicalId] as JsonObject | null)?.Type === type)
      .map((logicalId) => this.resource(logicalId)!);
  }

  resource(logicalId: string): Resource | undefined {
    const found = member(this.resources, logicalId);
    if (!isObject(found)) return undefined;
    return {
      logicalId,
      type: String(member(found, 'Type')),
      properties: objectIn(found, 'Properties'),
      metadata: objectIn(found, 'Metadata'),
    };
  }

  resolve(value: Json, place: Place): Json {
    const resolved = this.resolveOrDrop(value, place);
    return resolved === NO_VALUE ? null : resolved;
  }

  resolveText(value: Json, place: Place): string {
    const text = this.resolve(value, place);
    if (typeof text === 'string') return text;
    if (typeof text === 'number' || typeof text === 'boolean') return String(text);
    throw new SimulatorError(`${place}: expected a text, found ${JSON.stringify(text)}.`);
  }

  reference(name: string, place: Place): string | typeof NO_VALUE {
    if (Object.hasOwn(this.pseudo, name)) return this.pseudo[name]!;
    const resource = this.resource(name);
    if (resource) return this.guarded(name, place, () => referenceTo(resource, this, place));
    return this.parameter(name, place);
  }

  attribute(logicalId: string, attribute: string, place: Place): string {
    const resource = this.resource(logicalId);
    if (!resource) throw new SimulatorError(`${place}: there is no resource '${logicalId}' in the template.`);
    return this.guarded(logicalId, place, () => attributeOf(resource, attribute, this, place));
  }

  private parameter(name: string, place: Place): string {
    const parameters = objectIn(this.template as JsonObject, 'Parameters');
    const given = this.options.parameters;
    if (given && Object.hasOwn(given, name)) return given[name]!;
    const parameter = member(parameters, name);
    if (!isObject(parameter)) {
      throw new SimulatorError(`${place}: Ref '${name}' is neither a resource nor a parameter of the template.`);
    }
    const fallback = member(parameter, 'Default');
    if (fallback === undefined) {
      throw new SimulatorError(
        `${place}: the parameter '${name}' has no default. Give it a value: { parameters: { ${name}: '...' } }.`,
      );
    }
    return String(fallback);
  }

  private resolveOrDrop(value: Json, place: Place): Json | typeof NO_VALUE {
    if (isArray(value)) {
      return value
        .map((item, index) => this.resolveOrDrop(item, `${place}[${index}]`))
        .filter((item): item is Json => item !== NO_VALUE);
    }
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const name = keys.length === 1 ? keys[0]! : undefined;
    if (name === 'Ref') return this.reference(String(value.Ref), place);
    if (name !== undefined && Object.hasOwn(FUNCTIONS, name)) return FUNCTIONS[name]!(value[name]!, this, place);
    if (name?.startsWith('Fn::')) throw new SimulatorError(`${place}: ${name} cannot be resolved yet.`);
    const resolved: Record<string, Json> = {};
    for (const key of keys) {
      const inner = this.resolveOrDrop(value[key]!, `${place}.${key}`);
      if (inner !== NO_VALUE) setMember(resolved, key, inner);
    }
    return resolved;
  }

  private guarded<T>(logicalId: string, place: Place, resolve: () => T): T {
    if (this.open.has(logicalId)) {
      throw new SimulatorError(
        `${place}: the resource '${logicalId}' refers to itself through ${[...this.open].join(' -> ')}.`,
      );
    }
    this.open.add(logicalId);
    try {
      return resolve();
    } finally {
      this.open.delete(logicalId);
    }
  }
}

function objectIn(object: JsonObject, key: string): JsonObject {
  const value = member(object, key);
  return isObject(value) ? value : {};
}
