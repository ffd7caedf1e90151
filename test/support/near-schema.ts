// Draws values that fit a JSON Schema, and values that nearly do: a member of another type, missing or unknown.
import fc from 'fast-check';
import type { Json } from '../../src/json/json';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly required?: readonly string[];
  readonly enum?: readonly Json[];
  readonly anyOf?: readonly JsonSchema[];
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema | true>>;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minProperties?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
}

type Resolve = (ref: string) => JsonSchema | true;
type Draw = (schema: JsonSchema | true) => fc.Arbitrary<Json>;

/** Values of every type, on both sides of the bounds that schemas have. */
const ANYTHING: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, false, '', '$', '{% 1 %}', ' {% 1 %}', [], {}, -1, 0, 0.5, 1, 100, 101, 1e8, 4e7),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

/** @param resolve gives the schema that a `$ref` names */
export function nearSchema(schema: JsonSchema, resolve: Resolve): fc.Arbitrary<Json> {
  const draw =
    (faults: number): Draw =>
    (inner) =>
      fc.oneof(
        { weight: 9, arbitrary: inner === true ? ANYTHING : fitting(inner, draw(faults), resolve, faults) },
        { weight: faults, arbitrary: ANYTHING },
      );
  return fc.oneof(...[0, 1, 3].map((faults) => draw(faults)(schema)));
}

function fitting(schema: JsonSchema, draw: Draw, resolve: Resolve, faults: number): fc.Arbitrary<Json> {
  const { $ref, type, anyOf, items, maxLength, minItems = 0 } = schema;
  if ($ref !== undefined) return draw(resolve($ref));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (anyOf) return fc.oneof(...anyOf.map(draw));
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  if (items) return fc.array(draw(items), { minLength: minItems, maxLength: 3 });
  if (maxLength !== undefined) return textOfAbout(maxLength, faults);
  switch ([type].flat()[0]) {
    case 'object':
      return members(schema, draw, faults);
    case 'string':
      return fc.string();
    case 'boolean':
      return fc.boolean();
    case 'integer':
    case 'number':
      return numberOfAbout(schema, faults);
    default:
      return ANYTHING;
  }
}

/** Some of the members in any order, the required ones among them unless there are to be faults. */
function members({ properties = {}, required = [], minProperties = 0 }: JsonSchema, draw: Draw, faults: number) {
  const names = Object.keys(properties);
  const unknown = fc.constantFrom('Unknown', 'toString', '__proto__');
  const absent = fc.nat({ max: 9 }).map((roll) => roll < faults);
  return fc
    .tuple(fc.shuffledSubarray(names), fc.array(unknown, { maxLength: faults && 1 }), absent)
    .map(([some, more, isAbsent]) => [
      ...new Set([...(isAbsent ? [] : required), ...some, ...more, ...(minProperties > 0 ? ['One'] : [])]),
    ])
    .chain((drawn) =>
      fc.tuple(...drawn.map((name) => draw(properties[name] ?? true).map((value): [string, Json] => [name, value]))),
    )
    .map((entries) => Object.fromEntries(entries));
}

/** Many surrogates, paired and alone; with faults, the number of characters is on either side of `length`. */
function textOfAbout(length: number, faults: number): fc.Arbitrary<Json> {
  const unit = fc.constantFrom('a', 'é', '\ud83d\ude00', '\ud83d', '\ude00');
  return fc.array(unit, { minLength: length - 2, maxLength: length + faults }).map((units) => units.join(''));
}

function numberOfAbout({ type, minimum = 0, maximum = 1e9 }: JsonSchema, faults: number): fc.Arbitrary<Json> {
  const bounds = { min: minimum - faults, max: maximum + faults };
  const whole = fc.oneof(fc.integer(bounds), fc.constantFrom(bounds.min, bounds.max));
  return type === 'integer' && faults === 0 ? whole : fc.oneof(whole, fc.double({ ...bounds, noNaN: true }));
}
