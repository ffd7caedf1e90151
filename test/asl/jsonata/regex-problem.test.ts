// The problems of regular expressions in JSONata are told in our words: V8's differ between versions of Node.js.
import { parseJsonata } from '../../../src/asl/jsonata/parse';
import { findingsIn } from '../../support/findings';
import { only } from '../../support/machines';

const messageOf = (regex: string) => {
  const Output = `{% $match('abc', ${regex}) %}`;
  const [finding] = findingsIn({ ...only({ Type: 'Pass', Output }), QueryLanguage: 'JSONata' });
  return finding?.replace('INVALID_JSONATA_EXPRESSION: ', '').replace(' at /States/S/Output', '');
};

test.each([
  ['/[z-a]/', 'Invalid regular expression /[z-a]/: a range of characters is in the wrong order'],
  ['/a{2,1}/', 'Invalid regular expression /a{2,1}/: the numbers of a quantifier are in the wrong order'],
  ['/+a/', 'Invalid regular expression /+a/: a quantifier follows nothing that it could repeat'],
  ['/a)(b/', "Invalid regular expression /a)(b/: a ')' closes no group"],
  ['/(]/', 'Invalid regular expression /(]/: a group is not closed'],
  ['/[a)/', 'Invalid regular expression /[a)/: a set of characters is not closed'],
  ['/(?z)/i', "Invalid regular expression /(?z)/: '(?' begins no group"],
  ['/(?<>a)/', 'Invalid regular expression /(?<>a)/: a group has no valid name'],
  ['/(?<n>a)(?<n>b)/', 'Invalid regular expression /(?<n>a)(?<n>b)/: two groups have the same name'],
  ['/(?<n>a)\\k/', 'Invalid regular expression /(?<n>a)\\k/: a reference has no valid name'],
  ['/(?<n>a)\\k<m>/', 'Invalid regular expression /(?<n>a)\\k<m>/: a reference names no group'],
  // JSONata counts brackets before RegExp sees them.
  ['/a(/', 'No terminating / in regular expression'],
  ['/[a/', 'No terminating / in regular expression'],
  ['/(a/)/', undefined],
])('%s: %s', (regex, message) => {
  expect(messageOf(regex)).toBe(message);
});

test('the place is where the regular expression begins', () => {
  expect(() => parseJsonata("$match('abc', /[z-a]/)")).toThrow(expect.objectContaining({ at: 14 }));
});
