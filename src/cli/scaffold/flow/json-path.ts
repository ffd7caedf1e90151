// JSONPath over values that are not known yet: paths, payload templates and intrinsic functions.
import { BASE64, NUMBER, TEXT } from './kinds';
import { Length } from './slot';
import { variable, type Surroundings } from './surroundings';
import { Composite, Known, List, UNKNOWN, type Value } from './value';
import type { IntrinsicName } from '../../../asl/intrinsic/names';
import { parseIntrinsic, type IntrinsicArgument, type IntrinsicCall } from '../../../asl/intrinsic/parse';
import { parseJsonPath } from '../../../asl/json-path/parse';
import type { Criterion, JsonPath, Segment } from '../../../asl/json-path/path';
import { isArray, isObject, type Json } from '../../../json/json';

/** The value at a path as it is written. */
export function atPath(text: string, seen: Surroundings): Value {
  return atJsonPath(parseJsonPath(text), seen);
}

function atJsonPath({ root, segments }: JsonPath, seen: Surroundings): Value {
  let value =
    root.kind === 'context' ? seen.context : root.kind === 'variable' ? variable(seen, root.name) : seen.input;
  let isList = false;
  for (const segment of segments) {
    value = step(value, segment);
    isList ||= MANY.has(segment.kind);
  }
  return isList ? new List([value]) : value;
}

const MANY: ReadonlySet<Segment['kind']> = new Set(['elements', 'slice', 'wildcard', 'filter', 'scan']);

function step(value: Value, segment: Segment): Value {
  switch (segment.kind) {
    case 'member':
      return value.member(segment.name);
    case 'members':
      return new Composite(new Map(segment.names.map((name) => [name, value.member(name)])));
    case 'element':
      return value.item(Math.max(0, segment.index));
    case 'elements':
      return value.item(Math.max(0, ...segment.indexes));
    case 'slice':
      return value.item(Math.max(0, segment.from ?? 0));
    case 'fromEnd':
    case 'wildcard':
      return value.item();
    case 'filter': {
      const item = value.item();
      for (const criterion of segment.filter[0] ?? []) meet(criterion, item);
      return item;
    }
    case 'scan':
    case 'root':
      return value;
  }
}

/** Lets an item pass a criterion of a filter, where that is plain. */
function meet(criterion: Criterion, item: Value): void {
  const seen = { input: item, context: UNKNOWN, variables: new Map<string, Value>() };
  if (criterion.kind === 'exists') {
    if (criterion.expected) atJsonPath(criterion.path, seen);
    return;
  }
  const { operator, left, right } = criterion;
  if (left.kind !== 'path' || right.kind !== 'text') return;
  const operand = wordOf(right.text);
  const number = typeof operand === 'number' ? operand : 0;
  const near: Readonly<Record<string, Json>> = {
    '==': operand,
    '>=': operand,
    '<=': operand,
    '>': number + 1,
    '<': number - 1,
  };
  if (operator in near) {
    atJsonPath(left.path, seen).wish({ candidates: [near[operator]], holds: (value) => value === near[operator] });
  }
}

function wordOf(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** A payload template: a key that ends in `.$` holds a path or a call. */
export function fromTemplate(template: Json, seen: Surroundings): Value {
  if (isArray(template)) return new List(template.map((item) => fromTemplate(item, seen)));
  if (!isObject(template)) return new Known(template);
  const members = new Map<string, Value>();
  for (const [key, value] of Object.entries(template)) {
    if (key.endsWith('.$') && typeof value === 'string') members.set(key.slice(0, -2), fromField(value, seen));
    else members.set(key, fromTemplate(value, seen));
  }
  return new Composite(members);
}

/** A path or a call. */
export function fromField(text: string, seen: Surroundings): Value {
  return text.startsWith('$') ? atPath(text, seen) : fromCall(parseIntrinsic(text), seen);
}

function fromCall({ name, args }: IntrinsicCall, seen: Surroundings): Value {
  return CALLS[name](args.map((arg) => fromArgument(arg, seen)));
}

function fromArgument(arg: IntrinsicArgument, seen: Surroundings): Value {
  if (arg.kind === 'literal') return new Known(arg.value);
  return arg.kind === 'call' ? fromCall(arg, seen) : atJsonPath(arg.path, seen);
}

type Call = (args: readonly Value[]) => Value;

const computed =
  (...kinds: readonly { readonly candidates: readonly (Json | undefined)[] }[]): Call =>
  (args) => {
    args.forEach((arg, index) => arg.wish(kinds[Math.min(index, kinds.length - 1)] ?? TEXT));
    return UNKNOWN;
  };

const CALLS: Readonly<Record<IntrinsicName, Call>> = {
  'States.Array': (args) => new List(args),
  'States.ArrayContains': ([list]) => (list?.item(), UNKNOWN),
  'States.ArrayGetItem': ([list, index]) => {
    const at = index?.json();
    if (typeof at !== 'number') index?.wish({ candidates: [0] });
    return list?.item(typeof at === 'number' ? at : 0) ?? UNKNOWN;
  },
  'States.ArrayLength': ([list]) => {
    list?.item();
    return list ? new Length(list) : UNKNOWN;
  },
  'States.ArrayPartition': ([list, size]) => {
    size?.wish(NUMBER);
    return list ? new List([new List([list.item()])]) : UNKNOWN;
  },
  'States.ArrayRange': computed(NUMBER),
  'States.ArrayUnique': ([list]) => (list ? new List([list.item()]) : UNKNOWN),
  'States.Base64Decode': computed(BASE64),
  'States.Base64Encode': computed(TEXT),
  'States.Format': computed(TEXT),
  'States.Hash': computed(TEXT),
  'States.JsonMerge': ([one, other]) => new Composite(new Map(), new Merged(one ?? UNKNOWN, other ?? UNKNOWN)),
  'States.JsonToString': () => UNKNOWN,
  'States.MathAdd': computed(NUMBER),
  'States.MathRandom': computed(NUMBER),
  'States.StringSplit': computed(TEXT),
  'States.StringToJson': ([text]) => text?.parsed() ?? UNKNOWN,
  'States.UUID': () => UNKNOWN,
};

/** Two objects in one: a member is read from the first that scaffold can choose. */
class Merged implements Value {
  constructor(
    private readonly one: Value,
    private readonly other: Value,
  ) {
    one.wish({ candidates: [{}] });
    other.wish({ candidates: [{}] });
  }

  member(name: string): Value {
    const known = this.other.json();
    return isObject(known) && name in known ? this.other.member(name) : this.one.member(name);
  }

  item(): Value {
    return UNKNOWN;
  }

  parsed(): Value {
    return UNKNOWN;
  }

  wish(): void {}

  json(): Json | undefined {
    const [one, other] = [this.one.json(), this.other.json()];
    return { ...(isObject(one) ? one : {}), ...(isObject(other) ? other : {}) };
  }
}
