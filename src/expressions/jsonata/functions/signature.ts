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
  subtype: string | undefined;
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

/** How the arguments of a call are assigned: the letters of each parameter, or undefined without a match. */
type Shares = readonly string[] | undefined;

export class Signature {
  private readonly parameters: readonly Parameter[];
  private readonly pattern: Regex;
  private readonly known = new Map<string, Shares>();

  constructor(definition: string) {
    this.parameters = parametersIn(definition);
    this.pattern = new Regex(`^${this.parameters.map((one) => `(${patternOf(one)})`).join('')}$`);
  }

  /** The arguments as the function expects them. */
  check(args: readonly Value[], context: Value, run: Run): readonly Value[] {
    let letters = '';
    for (const arg of args) letters += letterOf(arg);
    const shares = this.share(letters, run);
    if (!shares) throw this.mismatch(args, letters, run);
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

  private share(letters: string, run: Run): Shares {
    const known = this.known.get(letters);
    if (known) return known;
    const match = this.pattern.search(letters, 0, run);
    const shares = match && this.parameters.map((_, index) => match.groups[index] ?? '');
    if (shares && letters.length < 6) this.known.set(letters, shares);
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

/** A value becomes a list of itself where a list is expected; a long integer becomes a double where a number is. */
function argumentFor(
  { type, subtype }: Parameter,
  value: Value,
  letter: string,
  share: string,
  index: number,
  run: Run,
): Value {
  if (type === 'n') return doubleOf(value);
  if (type !== 'a') return value;
  if (letter === 'm') return undefined;
  if (subtype !== undefined) {
    const isRight = letter === 'a' ? holdsOnly(value as readonly Value[], subtype, run) : share === subtype;
    if (!isRight) throw new JsonataError('T0412', { value, index: index + 1, type: NAMES_OF_ITEMS[subtype]! });
  }
  if (letter !== 'a') return [value];
  return subtype === 'n' ? (value as readonly Value[]).map(doubleOf) : value;
}

function doubleOf(value: Value): Value {
  return typeof value === 'bigint' ? Number(value) : value;
}

function holdsOnly(items: readonly Value[], subtype: string, run: Run): boolean {
  run.spendItems(items.length);
  return items.length === 0 || items.every((item) => letterOf(item) === subtype.charAt(0));
}

function letterOf(value: Value): string {
  switch (typeof value) {
    case 'string':
      return 's';
    case 'number':
    case 'bigint':
      return 'n';
    case 'boolean':
      return 'b';
    case 'object':
      if (value === null) return 'l';
      if (isFunction(value)) return 'f';
      return Array.isArray(value) ? 'a' : 'o';
    default:
      return 'm';
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
      if (last) last.subtype = definition.slice(at + 1, end);
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
  return { type, set, quantifier: '', takesContext: false, subtype: undefined };
}

function closingBracket(definition: string, start: number): number {
  let depth = 0;
  for (let at = start; at < definition.length; at += 1) {
    if (definition[at] === '<') depth += 1;
    else if (definition[at] === '>' && --depth === 0) return at;
  }
  return definition.length;
}
