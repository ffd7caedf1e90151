// The kinds of values that constructs take. JavaScript checks no types, and neither does TypeScript behind `any` and `!`.
import { Token } from 'aws-cdk-lib';
import { shownValue } from '../../../json/shown-value';

export interface Kind {
  /** Such as `a list of functions`. */
  readonly what: string;
  readonly isOptional?: boolean;
  fits(value: unknown): boolean;
  /** Where the parts of a value that fits are, such as `[0]`, with their kinds. */
  parts(value: unknown): readonly Part[];
}

type Part = readonly [place: string, value: unknown, kind: Kind];

/** A kind for each property of T. */
export type Kinds<T> = { readonly [name in keyof Required<T>]: Kind };

/** @param parts the kinds of what is inside of a value that fits */
export function kind(
  what: string,
  fits: (value: unknown) => boolean,
  parts: (value: never) => readonly Part[] = () => [],
): Kind {
  return { what, fits, parts: parts as Kind['parts'] };
}

/** A value of this kind, or none. */
export function optional(one: Kind): Kind {
  return { ...one, isOptional: true };
}

/** What is wrong with a value; undefined if nothing is. */
export function kindProblem(name: string, value: unknown, one: Kind): string | undefined {
  const misfit = misfitOf(name, value, one);
  if (!misfit) return undefined;
  const [place, found, { what, isOptional = false }] = misfit;
  if (found === null && isOptional) return `${place} is null. Remove it, or set it to ${what}.`;
  return found === undefined || found === null
    ? `${place} is missing: set it to ${what}.`
    : `${place} must be ${what}; found ${shown(found)}.`;
}

/** The value, or its first part, that does not fit. */
function misfitOf(name: string, value: unknown, one: Kind): Part | undefined {
  if (value === undefined && one.isOptional) return undefined;
  if (value === undefined || value === null || !one.fits(value)) return [name, value, one];
  for (const [place, part, partKind] of one.parts(value)) {
    const misfit = misfitOf(`${name}${place}`, part, partKind);
    if (misfit) return misfit;
  }
  return undefined;
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
export function propertyProblem<T>(props: T, kinds: Kinds<T>): string | undefined {
  const entries = Object.entries<Kind>(kinds);
  const wrong = entries.find(([name, one]) => misfitOf(name, props[name as keyof T], one));
  return wrong && kindProblem(wrong[0], props[wrong[0] as keyof T], wrong[1]);
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
