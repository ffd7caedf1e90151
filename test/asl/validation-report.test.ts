// The answer of ValidateStateMachineDefinition.
import { validationReport } from '../../src/asl/validation-report';
import { only } from '../support/machines';

const ERROR = {
  ...{ severity: 'ERROR', code: 'SCHEMA_VALIDATION_FAILED' },
  ...{ message: "Field 'Foo' is not supported", location: '/States/S' },
};
const WARNING = {
  ...{ severity: 'WARNING', code: 'PASS_RESULT_IS_STATIC' },
  ...{ message: "Result is never evaluated: use 'Parameters' to compute a value", location: '/States/S/Result' },
};
const WITH_BOTH = only({ Type: 'Pass', Foo: 1, Result: '$.a' });

test('only errors are listed, unless warnings are asked for', () => {
  const errors = { result: 'FAIL', diagnostics: [ERROR], truncated: false };
  expect(validationReport(WITH_BOTH).report).toEqual(errors);
  expect(validationReport(WITH_BOTH, { severity: 'ERROR' }).report).toEqual(errors);
  expect(validationReport(WITH_BOTH, { severity: 'WARNING' }).report).toEqual({
    ...errors,
    diagnostics: [ERROR, WARNING],
  });
  expect(validationReport(WITH_BOTH).findings).toHaveLength(2);
});

test('a definition with nothing but warnings is OK', () => {
  const definition = only({ Type: 'Pass', Result: '$.a' });
  expect(validationReport(definition).report).toEqual({ result: 'OK', diagnostics: [], truncated: false });
  expect(validationReport(definition, { severity: 'WARNING' }).report).toEqual({
    ...{ result: 'OK', diagnostics: [WARNING], truncated: false },
  });
});

test('at most 100 findings are listed, or as many as are asked for; 0 means 100', () => {
  const fields = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [`Foo${index}`, 1]));
  const many = (count: number) => only({ Type: 'Pass', ...Object.fromEntries(Object.entries(fields).slice(0, count)) });
  const listed = (count: number, maxResults?: number) => {
    const { report } = validationReport(many(count), { maxResults });
    return [report.diagnostics.length, report.truncated];
  };
  expect(listed(100)).toEqual([100, false]);
  expect(listed(101)).toEqual([100, true]);
  expect(listed(101, 0)).toEqual([100, true]);
  expect(listed(3, 2)).toEqual([2, true]);
  expect(listed(3, 3)).toEqual([3, false]);
});

test('a machine is STANDARD unless its type says EXPRESS', () => {
  const Resource = 'arn:aws:states:us-east-1:123456789012:activity:a';
  const machine = only({ Type: 'Task', Resource });
  expect(validationReport(machine).report.result).toBe('OK');
  expect(validationReport(machine, { type: 'EXPRESS' }).report.result).toBe('FAIL');
});
