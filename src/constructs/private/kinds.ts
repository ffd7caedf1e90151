// The kinds of values that constructs take. JavaScript checks no types, and neither does TypeScript behind `any` and `!`.
import { Token } from 'aws-cdk-lib';
import { shownValue } from '../../json/shown-value';

export interface Kind {
  /** Such as `a list of functions`. */
  readonly what: string;
  /** What is wrong with a value; undefined if nothing is. */
  problem(name: string, value: unknown): string | undefined;
}

/** A kind for each property of T. */
export type Kinds<T> = { readonly [name in keyof Required<T>]: Kind };

/** @param parts the kinds of what is inside of a value that fits */
export function kind(
  what: string,
  fits: (value: unknown) => boolean,
  parts: (value: never) => Iterable<readonly [string, unknown, Kind]> = () => [],
): Kind {
  const problem = (name: string, value: unknown) => {
    if (value === undefined || value === null) return `${name} is missing: set it to ${what}.`;
    if (!fits(value)) return `${name} must be ${what}; found ${shown(value)}.`;
    for (const [place, part, partKind] of parts(value as never)) {
      const found = partKind.problem(`${name}${place}`, part);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return { what, problem };
}

/** A value of this kind, or none. */
export function optional(one: Kind): Kind {
  const problem = (name: string, value: unknown) => {
    if (value === undefined) return undefined;
    return value === null ? `${name} is null. Remove it, or set it to ${one.what}.` : one.problem(name, value);
  };
  return { what: one.what, problem };
}

/** An object with these members; classes of another copy of the CDK count as well. */
export function having(what: string, ...members: string[]): Kind {
  return kind(what, (value) => isObject(value) && members.every((member) => member in value));
}

export function listOf(what: string, member: Kind): Kind {
  return kind(what, Array.isArray, (list: unknown[]) =>
    list.map((value, index) => [`[${index}]`, value, member] as const),
  );
}

/** A map from keys to values of one kind. */
export function mapOf(what: string, member: Kind): Kind {
  return kind(what, isMap, (map: object) =>
    Object.entries(map).map(([key, value]: [string, unknown]) => [`.${key}`, value, member] as const),
  );
}

export function struct<T>(what: string, kinds: Kinds<T>): Kind {
  return kind(what, isMap, (value: T) =>
    Object.entries<Kind>(kinds).map(([key, one]) => [`.${key}`, value[key as keyof T], one] as const),
  );
}

/** @param members the enumeration, whose members are listed if they are few */
export function memberOf(name: string, members: object): Kind {
  const names = Object.keys(members).filter((key) => !/^\d/.test(key));
  const values = new Set<unknown>(names.map((key) => members[key as never]));
  const what =
    names.length > 5
      ? `a member of ${name}`
      : names
          .map((key) => `${name}.${key}`)
          .join(', ')
          .replace(/, ([^,]*)$/, ' or $1');
  return kind(what, (value) => values.has(value) || Token.isUnresolved(value));
}

/** What is wrong with the first property that does not fit. */
export function propertyProblem<T>(props: T, kinds: Partial<Kinds<T>>): string | undefined {
  for (const [name, one] of Object.entries<Kind | undefined>(kinds)) {
    const found = one?.problem(name, props[name as keyof T]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isMap(value: unknown): value is object {
  return isObject(value) && !Array.isArray(value);
}

/** A value in a message, in short. */
function shown(value: unknown): string {
  if (typeof value === 'string') return `'${value.length > 80 ? `${value.slice(0, 80)}...` : value}'`;
  if (typeof value === 'function') return value.name === '' ? 'a function' : `the function or class ${value.name}`;
  if (Array.isArray(value)) return 'a list';
  if (!isObject(value)) return shownValue(value);
  const { node, constructor } = value as {
    readonly node?: { readonly path?: unknown };
    constructor?: { name: string };
  };
  if (typeof node?.path === 'string') return `the construct ${node.path}`;
  const isPlain = constructor === undefined || constructor === Object;
  return isPlain ? 'an object' : `an object of the class ${constructor.name}`;
}
