// Holds the JSONPath parser and evaluator to what the real Jayway answered (tools/jayway records it).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpressionSyntaxError } from '../../src/asl/expression-syntax-error';
import { parseJsonPath } from '../../src/asl/json-path/parse';
import { compileJsonPath, notFoundText } from '../../src/expressions/json-path';
import type { Scope } from '../../src/expressions/scope';
import type { Json } from '../../src/json/json';

interface Answer {
  readonly path: string;
  readonly definite?: boolean;
  readonly value?: Json;
  readonly missing?: string;
  readonly invalid?: string;
  readonly failure?: string;
  readonly syntax?: string;
  readonly endless?: boolean;
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as T;
}

const { features } = read<{ features: { feature: string; answers: Answer[] }[] }>('jayway-answers.json');
const cases = read<{ feature: string; document: Json }[]>('jayway-cases.json');
const scope = {} as Scope;

/** Answers that differ on purpose, by path. */
const DIFFERENT: Readonly<Record<string, string>> = {
  a: 'AWS refuses a path without its $',
  'a.b': 'AWS refuses a path without its $',
  $$: 'the context object of AWS',
  '$$.a': 'the context object of AWS',
  '$.a[': 'Jayway passes over the bracket; here it is a mistake that the check of a definition tells',
  '$[?(@.a)][': 'the same',
  '$.list[-2147483648:2]': 'Jayway counts two billion indexes that no list has; the slice ends at once here',
  '$.list[?(@.v == 1.0)]': 'JSON of JavaScript cannot tell 1.0 from 1, so that the text "1" equals it, not "1.0"',
  '$.list[?(@.v != 1.0)]': 'the same',
  '$.list[?(@ empty false)]': 'the text is of a class cast of Java',
  '$.o.keys().length()': 'the text names a class of Java that only keys() makes',
  '$.o.keys(1)[0]': 'a set of Java has no index; here the names are a list, as in the JSON that it becomes',
  '$.concat([1, 2])': 'refused when it is parsed; Jayway loses the bracket and fails when it runs',
};

function evaluate(text: string, document: Json): Answer {
  try {
    const path = parseJsonPath(text);
    const value = compileJsonPath(path)(document, scope);
    const { definite } = path;
    if (value !== undefined) return { path: text, definite, value };
    return { path: text, definite, missing: notFoundText(path, document) };
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return { path: text, syntax: error.message };
    throw error;
  }
}

test('every difference is one of the recorded paths', () => {
  const paths = new Set(features.flatMap(({ answers }) => answers.map(({ path }) => path)));
  expect(Object.keys(DIFFERENT).filter((path) => !paths.has(path))).toEqual([]);
});

describe.each(features)('$feature', ({ feature, answers }) => {
  const { document } = cases.find((group) => group.feature === feature)!;
  const recorded = answers.filter(({ path }) => !Object.hasOwn(DIFFERENT, path));

  test.each(recorded.map((answer) => [answer.path, answer] as const))('%s', (path, expected) => {
    const actual = evaluate(path, document);
    if (expected.syntax !== undefined) {
      expect(actual.syntax).toMatch(/\(at offset \d+\)$/);
      return;
    }
    const { missing, invalid, failure, ...rest } = expected;
    if (missing !== undefined && !expected.definite) {
      // AWS takes an indefinite path that leads nowhere for an empty list (recorded: wildcard_or_slice_with_no_input).
      expect(actual).toEqual({ ...rest, value: [] });
      expect(notFoundText(parseJsonPath(path), document)).toBe(missing);
      return;
    }
    const text = missing ?? invalid ?? failure;
    expect(actual).toEqual(text === undefined ? rest : { ...rest, missing: text });
  });
});
