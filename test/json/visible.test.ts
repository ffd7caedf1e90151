import { visible, visibleInPlace } from '../../src/json/visible';

test.each([
  ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
  ['\u009b2J\u007f\b\r', '\\u009b2J\\u007f\\u0008\\u000d'],
  ['safe\u202etxt.exe\u2066', 'safe\\u202etxt.exe\\u2066'],
  ['a\tb\nc é 😀 名', 'a\tb\nc é 😀 名'],
])('the control characters of %j become escapes', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('in place, each control character is one character', () => {
  expect(visibleInPlace('a\u001b[2Jb')).toBe('a\ufffd[2Jb');
});
