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
const DIFFERENT: Readonly<Record<string, string>> = {};

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
    const text = missing ?? invalid ?? failure;
    expect(actual).toEqual(text === undefined ? rest : { ...rest, missing: text });
  });
});
