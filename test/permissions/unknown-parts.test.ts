import { ANY, compilePattern, ONE, readableName } from '../../src/permissions/unknown-parts';

const SECRET = `secret:db-${ONE.repeat(6)}`;

test.each([
  ['workgroup/*', `workgroup/${ANY}`, 'yes'],
  ['workgroup/reports', `workgroup/${ANY}`, 'unknown'],
  ['table/*', `workgroup/${ANY}`, 'no'],
  ['work?roup/*', `workgroup/${ANY}`, 'yes'],
  ['workgroup/?', `workgroup/${ANY}`, 'unknown'],
  ['function:Stack-*', `function:Stack-Fn-${ANY}`, 'yes'],
  ['function:Stack-Fn-ABC', `function:Stack-Fn-${ANY}`, 'unknown'],
  ['function:Other-*', `function:Stack-Fn-${ANY}`, 'no'],
  ['*:Child:*', `a:${ANY}:b`, 'unknown'],
  ['secret:db-*', SECRET, 'yes'],
  ['secret:db-??????', SECRET, 'yes'],
  ['secret:db-?????', SECRET, 'no'],
  ['secret:db-AbCdEf', SECRET, 'unknown'],
  ['secret:db', SECRET, 'no'],
  ['secret:db', 'secret:db', 'yes'],
])('%s on %j is %s', (pattern, name, answer) => {
  expect(compilePattern(pattern)(name)).toBe(answer);
});

test('references to the same value are the same, others may be', () => {
  const pattern = compilePattern('{{resolve:ssm:/charge}}:*');
  expect(pattern('{{resolve:ssm:/charge}}:live')).toBe('yes');
  expect(pattern('arn:aws:lambda:us-east-1:123456789012:function:charge:live')).toBe('unknown');
  expect(pattern('arn')).toBe('no');
});

test('what is unknown reads as in a policy', () => {
  expect(readableName(`a/${ANY}/${ONE}`)).toBe('a/*/?');
});

test('many stars against a long name with unknown parts end', () => {
  // A matcher that tries all combinations would take longer than the universe.
  expect(compilePattern(`${'*a'.repeat(100)}b`)(`${'a'.repeat(1000)}${ANY}c`)).toBe('no');
});
