// Compares the JSONPath parser and evaluator with recorded answers of Jayway JsonPath 2.0.0 (tools/jayway/record.mjs).
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpressionSyntaxError } from '../../src/asl/expression-syntax-error';
import { parseJsonPath } from '../../src/asl/json-path/parse';
import { compileJsonPath, findFailure } from '../../src/expressions/json-path';
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

interface Group {
  readonly feature?: string;
  readonly document: Json;
  readonly answers: readonly Answer[];
}

function groupsIn(file: string): readonly Group[] {
  return (JSON.parse(readFileSync(join(__dirname, file), 'utf8')) as { groups: Group[] }).groups;
}

const scope = {} as Scope;

/** Answers that differ on purpose, by path. */
const DIFFERENT: Readonly<Record<string, string>> = {
  a: 'AWS refuses a path without its $',
  'a.b': 'AWS refuses a path without its $',
  $$: 'the context object of AWS',
  '$$.a': 'the context object of AWS',
  '$.list[-2147483648:2]':
    'Jayway counts two billion indexes that no list has; here the evaluation ends with a failure',
  '$.list[?]': 'a placeholder for a filter from a Java program; refused here',
};

function evaluate(text: string, document: Json): Answer {
  try {
    const path = parseJsonPath(text);
    const value = compileJsonPath(path)(document, scope);
    const { definite } = path;
    if (value !== undefined) return { path: text, definite, value };
    const failure = findFailure(path, document, scope);
    return { path: text, definite, ...(failure ? { [failure.kind]: failure.reason } : { value: null }) };
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return { path: text, syntax: error.message };
    throw error;
  }
}

function compare(answers: readonly Answer[], document: Json): void {
  for (const expected of answers) {
    if (Object.hasOwn(DIFFERENT, expected.path)) continue;
    const actual = evaluate(expected.path, document);
    if (expected.syntax === undefined) expect(actual).toEqual(expected);
    else expect(actual).toEqual({ path: expected.path, syntax: expect.stringMatching(/\(at offset \d+\)\.$/) });
  }
}

const features = groupsIn('jayway-answers.json');

test('every difference is one of the recorded paths', () => {
  const paths = new Set(features.flatMap(({ answers }) => answers.map(({ path }) => path)));
  expect(Object.keys(DIFFERENT).filter((path) => !paths.has(path))).toEqual([]);
});

test.each(features)('Jayway answers the same about $feature', ({ document, answers }) => {
  compare(answers, document);
});

const drawn = groupsIn('jayway-drawn.json');

test('the drawn questions are those of the generator in tools/jayway', () => {
  const script = `import { drawQuestions } from './tools/jayway/questions.mjs';
    process.stdout.write(JSON.stringify(drawQuestions(2000, ${drawn.length}, 20)));`;
  const text = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  const recorded = drawn.map(({ document, answers }) => ({ document, paths: answers.map(({ path }) => path) }));
  expect(JSON.parse(text)).toEqual(recorded);
});

test.each(drawn.map((group, number) => ({ ...group, number })))(
  'Jayway answers the same to drawn questions, group $number',
  ({ document, answers }) => {
    compare(answers, document);
  },
);
