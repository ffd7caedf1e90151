// Resolves a value of a template by calling the functions in it. Tracks the location, so that errors can name it.
import type { Scope } from './functions/intrinsic';
import { FUNCTIONS } from './functions/table';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, type Json } from '../../json/json';

/**
 * The maximum nesting depth of values and references. Deeper templates are rejected, because they would overflow the
 * stack. Real definitions stay below 100.
 */
const MAX_DEPTH = 400;

/** The lookups that a template offers to its functions. */
export type Lookups = Pick<Scope, 'reference' | 'attribute' | 'condition' | 'mapping' | 'importValue' | 'stackOutput'>;

export class Resolver implements Scope {
  private readonly known = new Map<string, unknown>();
  private readonly path: string[] = [];
  private depth = 0;

  /** @param owner follows the location in messages, such as ` of stack Orders`; may be empty */
  constructor(
    private readonly lookups: Lookups,
    private readonly owner: string,
  ) {}

  /** Computes the value at a location, once. Reaching the same location again during the computation is a cycle. */
  once<T>(place: string, compute: () => T): T {
    if (this.known.has(place)) return this.known.get(place) as T;
    if (this.path.includes(place)) {
      const cycle = [...this.path.slice(this.path.indexOf(place)), place].join(' -> ');
      throw new SimulatorError(`Circular reference${this.owner}: ${cycle}.`);
    }
    this.path.push(place);
    try {
      const value = compute();
      this.known.set(place, value);
      return value;
    } finally {
      this.path.pop();
    }
  }

  resolve(value: Json): Json | undefined {
    if (typeof value !== 'object' || value === null) return value;
    return this.nest(() => (isArray(value) ? this.resolveList(value) : this.resolveObject(value)));
  }

  nest<T>(compute: () => T): T {
    if (this.depth === MAX_DEPTH) this.fail('a value', `it nests deeper than ${MAX_DEPTH} levels`);
    this.depth++;
    try {
      return compute();
    } finally {
      this.depth--;
    }
  }

  text(value: Json | undefined, what: string): string {
    const resolved = value === undefined ? undefined : this.resolve(value);
    if (typeof resolved === 'string') return resolved;
    if (typeof resolved === 'number' || typeof resolved === 'boolean') return String(resolved);
    return this.fail(what, `expected a string; found ${describe(resolved)}`);
  }

  list(value: Json | undefined, what: string): readonly Json[] {
    const resolved = value === undefined ? undefined : this.resolve(value);
    return isArray(resolved) ? resolved : this.fail(what, `expected a list; found ${describe(resolved)}`);
  }

  arguments(argument: Json, what: string, least: number, most = least): readonly Json[] {
    if (isArray(argument) && argument.length >= least && argument.length <= most) return argument;
    const wanted = least === most ? `${least}` : `${least} to ${most}`;
    return this.fail(what, `expected a list of ${wanted} arguments; found ${describe(argument)}`);
  }

  reference(name: string) {
    return this.lookups.reference(name);
  }

  attribute(logicalId: string, attribute: string) {
    return this.lookups.attribute(logicalId, attribute);
  }

  condition(name: string) {
    return this.lookups.condition(name);
  }

  mapping(map: string, first: string, second: string) {
    return this.lookups.mapping(map, first, second);
  }

  importValue(exportName: string) {
    return this.lookups.importValue(exportName);
  }

  stackOutput(stackName: string, output: string, region: string | undefined) {
    return this.lookups.stackOutput(stackName, output, region);
  }

  fail(subject: string, why: string): never {
    const place = this.path.at(-1);
    throw new SimulatorError(`Cannot resolve ${subject}${place ? ` in ${place}` : ''}${this.owner}: ${why}.`);
  }

  private resolveList(list: readonly Json[]): Json {
    const resolved: Json[] = [];
    for (const element of list) {
      const value = this.resolve(element);
      if (value !== undefined) resolved.push(value);
    }
    return resolved;
  }

  private resolveObject(object: { readonly [key: string]: Json }): Json | undefined {
    const entries = Object.entries(object);
    if (entries.length === 1) {
      const [[name, argument]] = entries as [[string, Json]];
      const intrinsic = FUNCTIONS.get(name);
      if (intrinsic) return intrinsic.resolve(argument, this);
      if (name.startsWith('Fn::')) {
        this.fail(name, `the function is unknown. The known functions are: ${[...FUNCTIONS.keys()].join(', ')}`);
      }
    }
    const resolved: [string, Json][] = [];
    for (const [key, member] of entries) {
      const value = this.resolve(member);
      if (value !== undefined) resolved.push([key, value]);
    }
    return Object.fromEntries(resolved);
  }
}

function describe(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (isArray(value) || isObject(value)) return JSON.stringify(value).slice(0, 80);
  return JSON.stringify(value);
}
