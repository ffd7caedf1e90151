// Gives each placeholder of a definition a stand-in, so that the definition can be checked and run without values.
import { expressionStandIn, pathStandIn } from './expressions';
import { namesIn, namesInExpression, unquotedIn } from './placeholder';
import { resourceStandIn } from './resources';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import type { Kind } from '../fields/field';
import { allFields } from '../fields/lookup';
import { FIELDS } from '../fields/table';
import { expressionIn } from '../jsonata/parse';
import { isWholePlaceholder } from '../services/resource';

export interface WithStandIns {
  readonly definition: JsonObject;
  /** The names of the placeholders, each once. */
  readonly names: readonly string[];
}

/**
 * `${Name}` stays where any text is allowed. Elsewhere a value of the field's kind replaces it: a Resource, a path, a
 * number.
 * @param isTyped whether a string that is only a placeholder may be of any type, as in YAML
 * @param text the JSON text that the definition was read from, which is faster to search
 */
export function withStandIns(definition: JsonObject, isTyped = false, text?: string): WithStandIns {
  const isPlain = text === undefined ? !mentionsPlaceholder(definition) : !MAY_MENTION.test(text);
  if (isPlain) return { definition, names: [] };
  const filler = new Filler(isTyped);
  const filled = filler.machine(definition);
  return { definition: isObject(filled) ? filled : definition, names: [...filler.names] };
}

/** In JSON text a character of a placeholder may be escaped. */
const MAY_MENTION = /\$\{|\\u/;

/** Keeps its own stack, because a definition may nest deeply. */
function mentionsPlaceholder(definition: JsonObject): boolean {
  const open: (JsonObject | readonly Json[])[] = [definition];
  /** Looks at a string at once, and later into an object or a list. */
  const look = (value: Json): boolean => {
    if (typeof value === 'string') return value.includes('${');
    if (typeof value === 'object' && value !== null) open.push(value);
    return false;
  };
  for (let holder = open.pop(); holder; holder = open.pop()) {
    if (isArray(holder)) {
      for (const item of holder) if (look(item)) return true;
    } else {
      for (const key in holder) if (look(holder[key]!)) return true;
    }
  }
  return false;
}

/** Kinds of fields whose content belongs to the user. */
const FREE: ReadonlySet<Kind> = new Set<Kind>(['template', 'output', 'variables', 'credentials', 'json', 'items']);

/** A value of each kind, for a placeholder without quotes. Other kinds hold text. */
const VALUES: Readonly<Partial<Record<Kind, Json>>> = {
  boolean: true,
  ...{ integer: 1, number: 1, seconds: 1, count: 1, percentage: 1 },
  ...{ strings: [], items: [], machines: [], retriers: [], catchers: [], choiceRules: [] },
  ...{ template: {}, variables: {}, credentials: {}, json: {}, states: {}, machine: {}, part: {} },
};

const KINDS: ReadonlyMap<string, Kind> = new Map(
  Object.entries(allFields(FIELDS)).flatMap(([name, { kind, twin }]): [string, Kind][] => [
    [name, kind],
    ...(twin ? [[twin, 'path'] as [string, Kind]] : []),
  ]),
);

/** Arguments of tasks that hold JSON. */
const OBJECTS: ReadonlySet<string> = new Set(['Payload', 'Input', 'Detail', 'RequestBody']);

/** Limits that no run reaches. */
const LIMITS: Readonly<Record<string, number>> = { TimeoutSeconds: 86_400, HeartbeatSeconds: 3_600 };

const TIMESTAMP = '2026-01-01T00:00:00Z';

class Filler {
  readonly names = new Set<string>();

  constructor(private readonly isTyped: boolean) {}

  machine(machine: Json): Json {
    return this.members(machine, (key, value) =>
      key === 'States' ? this.members(value, (_, state) => this.fields(state)) : this.field(key, value),
    );
  }

  private fields(value: Json): Json {
    return this.members(value, (key, inner) => this.field(key, inner));
  }

  private field(key: string, value: Json): Json {
    const kind = KINDS.get(key);
    if (isArray(value)) {
      return kind && FREE.has(kind) ? this.free(key, value, kind) : value.map((item) => this.item(key, item));
    }
    if (isObject(value)) {
      if (kind === 'machine' || kind === 'machines') return this.machine(value);
      return kind && FREE.has(kind) ? this.free(key, value, kind) : this.fields(value);
    }
    return typeof value === 'string' ? this.text(key, value, kind ?? kindInRule(key)) : value;
  }

  /** An element of a list: a text, or an object. */
  private item(key: string, item: Json): Json {
    const isOpen = typeof item === 'string' && unquotedIn(item) !== undefined;
    const filled = this.field(key, item);
    return isOpen && isArray(filled) ? (KINDS.get(key) === 'strings' ? unquotedIn(item)! : {}) : filled;
  }

  /** In the Result of a Pass, a value without quotes is usually a number. Nothing reads the arguments of tasks. */
  private free(key: string, value: Json, kind: Kind): Json {
    if (isArray(value)) return value.map((item) => this.free('', item, kind));
    if (isObject(value)) return this.members(value, (name, inner) => this.free(name, inner, kind));
    if (typeof value !== 'string') return value;
    const isObjectLike = unquotedIn(value) !== undefined && (OBJECTS.has(key) || /json/i.test(value));
    if (isObjectLike) return this.text('', value, 'template');
    return this.text('', value, key.endsWith('.$') ? 'path' : kind === 'json' ? 'number' : undefined);
  }

  private members(value: Json, fill: (key: string, value: Json) => Json): Json {
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fill(key, inner)]));
  }

  private text(key: string, given: string, kind: Kind | undefined): Json {
    if (!given.includes('${')) return given;
    const unquoted = unquotedIn(given);
    const text = unquoted ?? given;
    const expression = expressionIn(text);
    if (expression !== undefined) return this.expression(text, expression);
    for (const name of namesIn(text)) this.names.add(name);
    if (key === 'Resource') return resourceStandIn(text);
    if (kind === 'path' || kind === 'referencePath') return pathStandIn(text);
    if (kind === 'timestamp') return TIMESTAMP;
    const isAnyType =
      unquoted !== undefined || (this.isTyped && isWholePlaceholder(text) && key !== '') || key === 'Condition';
    return (isAnyType && kind && (LIMITS[key] ?? VALUES[kind])) || text;
  }

  private expression(text: string, expression: string): Json {
    const standIn = expressionStandIn(expression);
    const names = standIn === undefined ? namesInExpression(expression) : namesIn(expression);
    for (const name of names) this.names.add(name);
    return standIn === undefined ? text : `{% ${standIn} %}`;
  }
}

/** The kinds of the members of Choice rules. */
function kindInRule(key: string): Kind | undefined {
  if (key === 'Variable' || key.endsWith('Path')) return 'path';
  if (key === 'Condition' || /^(Boolean|Is[A-Z])/.test(key)) return 'boolean';
  if (key.startsWith('Numeric')) return 'number';
  return key.startsWith('Timestamp') ? 'timestamp' : key.startsWith('String') || key === 'Next' ? 'string' : undefined;
}
