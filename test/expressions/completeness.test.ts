// Every intrinsic function and every comparison operator is a case of the tests beside this one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTION_NAMES } from '../../src/asl/jsonata/function-names';
import { COMPARISONS, KINDS } from '../../src/expressions/comparisons';
import { INTRINSICS } from '../../src/expressions/intrinsics/table';
import { jsonPathLanguage } from '../../src/expressions/json-path-language';
import { FUNCTIONS } from '../../src/expressions/jsonata/functions/table';
import { scopeWith } from '../support/expressions';

const casesIn = (file: string) => readFileSync(join(__dirname, file), 'utf8');

test('there are 18 intrinsic functions, each with cases', () => {
  const names = Object.keys(INTRINSICS);
  const cases = casesIn('intrinsics.test.ts');
  expect(names).toHaveLength(18);
  expect(names.filter((name) => !cases.includes(`${name}(`))).toEqual([]);
});

test('there are 39 comparison operators: 16 with their Path twins, StringMatches, and six tests of a kind', () => {
  expect(Object.keys(COMPARISONS)).toHaveLength(16);
  expect([...Object.keys(COMPARISONS), 'StringMatches', ...Object.keys(KINDS), 'IsPresent']).toHaveLength(39 - 16);
});

// The operand is the value itself, so that what is no strict order holds.
test.each(Object.keys(COMPARISONS))('%s and %sPath give the same answer', (name) => {
  const value = name.startsWith('Numeric') ? 1 : name.startsWith('Boolean') ? true : '2026-01-01T00:00:00Z';
  const holds = (rule: object) =>
    jsonPathLanguage.condition({ Variable: '$', ...rule }, '/States/S/Choices[0]')(value, scopeWith());
  const expected = name.includes('Equals');
  expect(holds({ [name]: value })).toBe(expected);
  expect(holds({ [`${name}Path`]: '$' })).toBe(expected);
});

test('the functions of JSONata are those whose names are not variables; `$eval` is not one of them', () => {
  expect([...FUNCTIONS.keys(), 'eval'].sort()).toEqual([...FUNCTION_NAMES].sort());
});
