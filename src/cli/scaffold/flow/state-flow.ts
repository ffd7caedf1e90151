// The data flow of a state over values that are not known yet, in either query language.
import { frameOf } from './conditions';
import { atPath, fromField, fromTemplate } from './json-path';
import { fromJsonataTemplate } from './jsonata';
import { NUMBER, OBJECT, TIME } from './kinds';
import type { Surroundings } from './surroundings';
import { Composite, Known, type Value } from './value';
import { parseJsonPath } from '../../../asl/json-path/parse';
import { isObject, member, type Json, type JsonObject } from '../../../json/json';

/** How a state is left. */
export interface Left {
  readonly output: Value;
  readonly assigned: ReadonlyMap<string, Value>;
}

/** The data flow of a state, in either query language. */
export interface Flow {
  readonly seen: Surroundings;
  /** The effective input. */
  readonly input: Value;
  /** What a template of the state makes. */
  read(template: Json): Value;
  given(): Value;
  passes(state: JsonObject): Value | undefined;
  waits(state: JsonObject): void;
  items(state: JsonObject): Value;
  select(state: JsonObject, context: Value, item: Value): Value;
  leave(result: Value | undefined, part?: JsonObject): Left;
}

export function jsonPathFlow(state: JsonObject, seen: Surroundings): Flow {
  const at = (field: string, from: Surroundings): Value => {
    const path = member(state, field);
    if (path === null) return new Known({});
    return typeof path === 'string' ? atPath(path, from) : from.input;
  };
  const input = at('InputPath', seen);
  const inside = { ...seen, input };
  const parameters = member(state, 'Parameters');
  const given = (): Value => (parameters === undefined ? input : fromTemplate(parameters, inside));
  for (const field of ['ErrorPath', 'CausePath']) {
    const text = member(state, field);
    if (typeof text === 'string') fromField(text, inside);
  }
  readParts(state, (template) => fromTemplate(template, inside));
  for (const [field, value] of Object.entries(state)) {
    if (COUNTS.test(field) && typeof value === 'string') atPath(value, inside).wish(NUMBER);
  }
  return {
    seen,
    input,
    read: (template) => fromTemplate(template, inside),
    given,
    passes: ({ Result }) => (Result === undefined ? given() : new Known(Result)),
    waits: ({ SecondsPath, TimestampPath }) => {
      if (typeof SecondsPath === 'string') atPath(SecondsPath, inside).wish(NUMBER);
      if (typeof TimestampPath === 'string') atPath(TimestampPath, inside).wish(TIME);
    },
    items: () => at('ItemsPath', inside),
    select: (_, context, item) => {
      const selector = member(state, 'ItemSelector') ?? parameters;
      return selector === undefined ? item : fromTemplate(selector, { ...inside, context });
    },
    leave: (result, part = state) => {
      const selector = member(state, 'ResultSelector');
      const selected = result && selector !== undefined ? fromTemplate(selector, { ...seen, input: result }) : result;
      const path = member(state, 'ResultPath');
      const placed = selected === undefined || path === null ? seen.input : place(seen.input, path, selected);
      const output = state.Type === 'Choice' ? input : placed;
      const assign = member(part, 'Assign');
      const from = { ...seen, input: selected ?? input };
      const assigned = isObject(assign) ? membersOf(fromTemplate(assign, from), assign) : new Map<string, Value>();
      return { output: at('OutputPath', { ...seen, input: output }), assigned };
    },
  };
}

/** The paths that lead to numbers. */
const COUNTS =
  /^(MaxConcurrency|TimeoutSeconds|HeartbeatSeconds|ToleratedFailureCount|ToleratedFailurePercentage)Path$/;

/** Reads what the parts of a Map and the Credentials of a Task take from the input. */
function readParts(state: JsonObject, read: (template: Json) => Value): void {
  for (const name of ['ItemReader', 'ResultWriter']) {
    const part = member(state, name);
    const given = isObject(part) ? (member(part, 'Parameters') ?? member(part, 'Arguments')) : undefined;
    if (given !== undefined) read(given);
  }
  const batcher = member(state, 'ItemBatcher');
  const batchInput = isObject(batcher) ? member(batcher, 'BatchInput') : undefined;
  if (batchInput !== undefined) read(batchInput);
  const credentials = member(state, 'Credentials');
  if (credentials !== undefined) read(credentials);
}

/** ResultPath: the input with the result at a place. */
function place(input: Value, path: Json | undefined, result: Value): Value {
  if (typeof path !== 'string' || path === '$') return result;
  input.wish(OBJECT);
  const put = (target: Value, names: readonly string[]): Value => {
    const [name, ...rest] = names;
    return name === undefined
      ? result
      : new Composite(new Map([[name, put(new Untouched(target, name), rest)]]), target);
  };
  return put(
    input,
    parseJsonPath(path).segments.flatMap((segment) => (segment.kind === 'member' ? [segment.name] : [])),
  );
}

/** The member of an object, which is read only on demand. */
class Untouched extends Composite {
  constructor(
    private readonly object: Value,
    private readonly name: string,
  ) {
    super(new Map());
  }

  override member(name: string): Value {
    return this.object.member(this.name).member(name);
  }
}

export function jsonataFlow(state: JsonObject, seen: Surroundings): Flow {
  const evaluated = (template: Json | undefined, from: Surroundings = seen): Value =>
    template === undefined ? from.input : fromJsonataTemplate(template, frameOf(from));
  const given = (): Value => evaluated(member(state, 'Arguments'));
  for (const field of ['Error', 'Cause', 'TimeoutSeconds', 'HeartbeatSeconds']) evaluated(member(state, field));
  readParts(state, (template) => evaluated(template));
  return {
    seen,
    input: seen.input,
    read: evaluated,
    given,
    passes: () => undefined,
    waits: ({ Seconds, Timestamp }) => {
      evaluated(Seconds).wish(NUMBER);
      if (Timestamp !== undefined) evaluated(Timestamp).wish(TIME);
    },
    items: ({ Items }) => evaluated(Items),
    select: ({ ItemSelector }, context, item) => {
      const from = { ...seen, context };
      return ItemSelector === undefined ? item : evaluated(ItemSelector, from);
    },
    leave: (result, part = state) => {
      const from = { ...seen, result };
      const output = member(part, 'Output');
      const assign = member(part, 'Assign');
      return {
        output: output === undefined ? (result ?? seen.input) : evaluated(output, from),
        assigned: isObject(assign) ? membersOf(evaluated(assign, from), assign) : new Map<string, Value>(),
      };
    },
  };
}

function membersOf(value: Value, template: JsonObject): ReadonlyMap<string, Value> {
  const names = Object.keys(template).map((key) => (key.endsWith('.$') ? key.slice(0, -2) : key));
  return new Map(names.map((name) => [name, value.member(name)]));
}
