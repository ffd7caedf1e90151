import { caretText, findingText } from '../../../src/asl/text/finding-text';

const finding = { severity: 'ERROR', code: 'MISSING_END_STATE', message: 'Text' } as const;

test('a finding has its file, its place, its code and its message, with the line and a caret', () => {
  const position = { offset: 4, line: 2, column: 3 };
  expect(findingText({ ...finding, location: '/States', file: 'a.json', position, sourceLine: '  "States": {' })).toBe(
    'a.json:2:3 error MISSING_END_STATE Text at /States\n    "States": {\n    ^\n',
  );
});

test('a finding without a place has the state machine', () => {
  expect(findingText({ ...finding, severity: 'WARNING', file: 'cdk.out', stateMachine: 'Orders' })).toBe(
    'cdk.out (Orders) warning MISSING_END_STATE Text\n',
  );
  expect(findingText({ ...finding, file: 'cdk.out', stateMachine: 'Orders', constructPath: 'Shop/Orders' })).toBe(
    'cdk.out (Shop/Orders) error MISSING_END_STATE Text\n',
  );
});

test('the severity and the caret may be coloured', () => {
  const position = { offset: 0, line: 1, column: 1 };
  const shown = { ...finding, file: 'a.json', position, sourceLine: '{' };
  expect(findingText(shown, (text) => `<${text}>`)).toBe('a.json:1:1 <error> MISSING_END_STATE Text\n  {\n  <^>\n');
});

test('a long line is cut around the place, and tabs do not shift the caret', () => {
  const line = `${'a'.repeat(500)}\t!${'b'.repeat(500)}`;
  const [shown, caret] = caretText({ offset: 501, line: 1, column: 502 }, line).split('\n');
  expect(shown).toHaveLength(122);
  expect(shown![caret!.indexOf('^')]).toBe('!');
});
