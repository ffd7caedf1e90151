// Checks the arguments of a call against a signature such as `<s-nn?:s>`, and puts the context where one is missing.
// The rules and error codes are those of the jsonata package: it matches the types of all arguments with a pattern.
import { Regex } from '../../regex/regex';
import { JsonataError } from '../values/failure';
import type { Run } from '../values/run';
import { isFunction, type Value } from '../values/value';

interface Parameter {
  /** `a`, `s` or `(sf)`, for instance. */
  readonly type: string;
  /** The types that a parameter accepts, such as `[sm]`; `m` means a missing argument. */
  readonly set: string;
  /** `?` or `+`, or nothing. */
  quantifier: string;
  takesContext: boolean;
  /** What happens to an argument: a long integer becomes a double, and a value where a list is expected a list of it. */
  readonly conversion: 'double' | 'list' | undefined;
  /** The type of the items of a list. */
  subtype: string | undefined;
  itemCode: number | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  a: '[asnblfom]',
  x: '[asnblfom]',
  j: '[asnblom]',
  f: 'f',
};

const NAMES_OF_ITEMS: Readonly<Record<string, string>> = {
  a: 'arrays',
  b: 'booleans',
  f: 'functions',
  n: 'numbers',
  o: 'objects',
  s: 'strings',
};

/** How the arguments of a call are assigned. */
interface Shares {
  /** The letters of each parameter. */
  readonly letters: readonly string[];
  /** Whether each argument belongs to the parameter at its place. */
  readonly areInOrder: boolean;
  /** Whether some of them may have to be converted. */
  readonly areConverted: boolean;
}

/** Calls with more arguments are rare. */
const MOST_REMEMBERED = 5;

export class Signature {
  private readonly parameters: readonly Parameter[];
  private readonly pattern: Regex;
  /** By the codes of the arguments' letters, as one number. */
  private readonly known = new Map<number, Shares>();

  constructor(definition: string) {
    this.parameters = parametersIn(definition);
    this.pattern = new Regex(`^${this.parameters.map((one) => `(${patternOf(one)})`).join('')}$`);
  }

  /** The arguments as the function expects them. */
  check(args: readonly Value[], context: Value, run: Run): readonly Value[] {
    let key = 1;
    for (const arg of args) key = key * LETTERS.length + codeOf(arg);
    const shares = this.known.get(key) ?? this.share(args, key, run);
    if (!shares.areInOrder) return this.assign(args, shares.letters, context, run);
    return shares.areConverted ? this.convert(args, shares.letters, run) : args;
  }

  private convert(args: readonly Value[], letters: readonly string[], run: Run): readonly Value[] {
    let checked: Value[] | undefined;
    for (let index = 0; index < args.length; index += 1) {
      const letter = letters[index]!;
      const value = argumentFor(this.parameters[index]!, args[index], letter, letter, index, run);
      if (value !== args[index]) (checked ??= [...args])[index] = value;
    }
    return checked ?? args;
  }

  private assign(args: readonly Value[], shares: readonly string[], context: Value, run: Run): readonly Value[] {
    const checked: Value[] = [];
    let next = 0;
    for (let index = 0; index < this.parameters.length; index += 1) {
      const parameter = this.parameters[index]!;
      const share = shares[index]!;
      if (share.length === 1) {
        checked.push(argumentFor(parameter, args[next], share, share, next, run));
        next += 1;
        continue;
      }
      if (share === '' && parameter.takesContext) {
        if (!parameter.set.includes(letterOf(context))) {
          throw new JsonataError('T0411', { value: context, index: next + 1 });
        }
        checked.push(context);
      } else if (share === '') {
        checked.push(args[next]);
        next += 1;
      }
      const first = next;
      for (const letter of share) {
        // If a parameter takes several arguments, version 2.0.6 repeats the first of them, except for lists.
        const arg = parameter.type === 'a' ? args[next] : args[first];
        checked.push(argumentFor(parameter, arg, letter, share, next, run));
        next += 1;
      }
    }
    return checked;
  }

  private share(args: readonly Value[], key: number, run: Run): Shares {
    const given = args.map(letterOf).join('');
    const match = this.pattern.search(given, 0, run);
    if (!match) throw this.mismatch(args, given, run);
    const letters = this.parameters.map((_, index) => match.groups[index] ?? '');
    const areInOrder = letters.every((share, index) =>
      index < args.length ? share.length === 1 : share === '' && !this.parameters[index]!.takesContext,
    );
    const areConverted = args.some((_, index) => this.parameters[index]?.conversion !== undefined);
    const shares = { letters, areInOrder, areConverted };
    if (args.length <= MOST_REMEMBERED) this.known.set(key, shares);
    return shares;
  }

  /** Names the first argument that no parameter accepts. */
  private mismatch(args: readonly Value[], letters: string, run: Run): JsonataError {
    let pattern = '^';
    let taken = 0;
    for (const parameter of this.parameters) {
      pattern += patternOf(parameter);
      const match = new Regex(pattern).search(letters, 0, run);
      if (!match) break;
      taken = match.end;
    }
    return signatureMismatch(taken + 1, args[taken]);
  }
}

export function signatureMismatch(index: number, value?: Value): JsonataError {
  return new JsonataError('T0410', { value, index });
}

function argumentFor(
  { conversion, subtype, itemCode }: Parameter,
  value: Value,
  letter: string,
  share: string,
  index: number,
  run: Run,
): Value {
  if (conversion === undefined) return value;
  if (conversion === 'double') return doubleOf(value);
  if (letter === 'm') return undefined;
  if (subtype !== undefined) {
    const isRight = letter === 'a' ? holdsOnly(value as readonly Value[], itemCode, run) : share === subtype;
    if (!isRight) throw new JsonataError('T0412', { value, index: index + 1, type: NAMES_OF_ITEMS[subtype]! });
  }
  if (letter !== 'a') return [value];
  return subtype === 'n' ? (value as readonly Value[]).map(doubleOf) : value;
}

function doubleOf(value: Value): Value {
  return typeof value === 'bigint' ? Number(value) : value;
}

function holdsOnly(items: readonly Value[], code: number | undefined, run: Run): boolean {
  run.spendItems(items.length);
  for (const item of items) if (codeOf(item) !== code) return false;
  return true;
}

/** A letter for each type of a value; `m` is missing. Their places are their codes. */
const LETTERS = 'msnblfao';

function letterOf(value: Value): string {
  return LETTERS.charAt(codeOf(value));
}

function codeOf(value: Value): number {
  switch (typeof value) {
    case 'string':
      return 1;
    case 'number':
    case 'bigint':
      return 2;
    case 'boolean':
      return 3;
    case 'object':
      if (value === null) return 4;
      if (isFunction(value)) return 5;
      return Array.isArray(value) ? 6 : 7;
    default:
      return 0;
  }
}

function patternOf({ set, quantifier, takesContext }: Parameter): string {
  return set + (takesContext ? '?' : '') + quantifier;
}

function parametersIn(definition: string): Parameter[] {
  const parameters: Parameter[] = [];
  for (let at = 1; at < definition.length && definition[at] !== ':'; at += 1) {
    const symbol = definition[at]!;
    const last = parameters.at(-1);
    if (symbol === '(') {
      const end = definition.indexOf(')', at);
      parameters.push(parameterOf(definition.slice(at, end + 1), `[${definition.slice(at + 1, end)}m]`));
      at = end;
    } else if (symbol === '<') {
      const end = closingBracket(definition, at);
      if (last) setSubtype(last, definition.slice(at + 1, end));
      at = end;
    } else if (symbol === '-') {
      if (last) last.takesContext = true;
    } else if (symbol === '?' || symbol === '+') {
      if (last) last.quantifier += symbol;
    } else if (/[snbloafjx]/.test(symbol)) {
      parameters.push(parameterOf(symbol, TYPES[symbol] ?? `[${symbol}m]`));
    }
  }
  return parameters;
}

function parameterOf(type: string, set: string): Parameter {
  const conversion = type === 'n' ? 'double' : type === 'a' ? 'list' : undefined;
  return { type, set, quantifier: '', takesContext: false, conversion, subtype: undefined, itemCode: undefined };
}

function setSubtype(parameter: Parameter, subtype: string): void {
  parameter.subtype = subtype;
  parameter.itemCode = LETTERS.indexOf(subtype[0] ?? ' ');
}

function closingBracket(definition: string, start: number): number {
  let depth = 0;
  for (let at = start; at < definition.length; at += 1) {
    if (definition[at] === '<') depth += 1;
    else if (definition[at] === '>' && --depth === 0) return at;
  }
  return definition.length;
}
