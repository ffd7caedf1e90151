// Resolves a value of a template by calling the functions in it. Tracks the location, so that errors can name it.
import { unresolvedError, unresolvedIn, type Unresolved } from '../unresolved-error';
import type { IntrinsicFunction, Scope } from './functions/intrinsic';
import { FUNCTIONS } from './functions/table';
import { MAX_DEFINITION_LENGTH } from '../../asl/quotas';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, type Json } from '../../json/json';

/**
 * The maximum nesting depth of values. Deeper templates are rejected, because they would overflow the stack. Real
 * definitions stay below 100.
 */
const MAX_DEPTH = 400;

/** The longest chain of resources and conditions that refer to each other. Real ones have a dozen links. */
const MAX_CHAIN = 100;

/** The longest text that a function makes. Names that contain each other twice would grow without end. */
const MAX_TEXT = MAX_DEFINITION_LENGTH;

/** The lookups that a template offers to its functions. */
export type Lookups = Pick<Scope, 'reference' | 'attribute' | 'condition' | 'mapping' | 'importValue' | 'stackOutput'>;

export class Resolver implements Scope {
  private readonly known = new Map<string, unknown>();
  private readonly path: string[] = [];
  private depth = 0;
  /** The number of values that were left open. */
  private opened = 0;

  /**
   * @param owner follows the location in messages, such as ` of stack Orders`; may be empty
   * @param leaveOpen called for unknown values, which are then left open
   */
  constructor(
    private readonly lookups: Lookups,
    private readonly owner: string,
    private readonly leaveOpen?: (unresolved: Unresolved) => void,
  ) {}

  /** Computes the value at a location, once. Reaching the same location again during the computation is a cycle. */
  once<T>(place: string, compute: () => T): T {
    if (this.known.has(place)) return this.known.get(place) as T;
    if (this.path.includes(place)) {
      const cycle = [...this.path.slice(this.path.indexOf(place)), place].join(' -> ');
      throw new SimulatorError(`Circular reference${this.owner}: ${cycle}.`);
    }
    if (this.path.length === MAX_CHAIN) {
      throw this.tooMuch(`the references of ${this.path[0]}`, `they lead through more than ${MAX_CHAIN} values`);
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
    if (this.depth === MAX_DEPTH) throw this.tooMuch('a value', `it nests deeper than ${MAX_DEPTH} levels`);
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

  reference(name: string): Json | undefined {
    return this.orOpen(() => this.lookups.reference(name));
  }

  attribute(logicalId: string, attribute: string): Json {
    return this.orOpen(() => this.lookups.attribute(logicalId, attribute));
  }

  condition(name: string) {
    return this.lookups.condition(name);
  }

  mapping(map: string, first: string, second: string) {
    return this.lookups.mapping(map, first, second);
  }

  importValue(exportName: string): Json {
    return this.orOpen(() => this.lookups.importValue(exportName));
  }

  stackOutput(stackName: string, output: string, region: string | undefined): Json {
    return this.orOpen(() => this.lookups.stackOutput(stackName, output, region));
  }

  concatenate(parts: readonly string[], separator = ''): string {
    const length = parts.reduce((sum, part) => sum + part.length + separator.length, 0);
    if (length > MAX_TEXT) throw this.tooMuch('a string', `it is longer than ${MAX_TEXT} characters`);
    return parts.join(separator);
  }

  fail(subject: string, why: string): never {
    throw unresolvedError({ subject, why }, this.here);
  }

  failUnknown(unresolved: Required<Omit<Unresolved, 'hint'>> & Unresolved): never {
    throw unresolvedError(unresolved, this.here);
  }

  private tooMuch(subject: string, why: string): SimulatorError {
    return new SimulatorError(`Cannot resolve ${subject}${this.here}: ${why}.`);
  }

  private get here(): string {
    const place = this.path.at(-1);
    return `${place ? ` in ${place}` : ''}${this.owner}`;
  }

  /** A value that is unknown here is left open, if the caller wants that. */
  private orOpen<T>(compute: () => T): T | Json {
    if (!this.leaveOpen) return compute();
    try {
      return compute();
    } catch (error) {
      const unresolved = unresolvedIn(error);
      if (unresolved?.standIn === undefined) throw error;
      this.opened += 1;
      this.leaveOpen(unresolved);
      return unresolved.standIn;
    }
  }

  /** A function that fails because of a value that was left open gives an open value, too. */
  private call(intrinsic: IntrinsicFunction, argument: Json): Json | undefined {
    if (!this.leaveOpen) return intrinsic.resolve(argument, this);
    const { opened } = this;
    try {
      return this.orOpen(() => intrinsic.resolve(argument, this));
    } catch (error) {
      const unresolved = unresolvedIn(error);
      if (!unresolved || (opened === this.opened && !unresolved.why.includes('${'))) throw error;
      return `\${${intrinsic.name}}`;
    }
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
      if (intrinsic) return this.call(intrinsic, argument);
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
