import { didYouMean, nearest } from '../../src/json/suggestion';

const STATES = ['Validate', 'Charge', 'Ship', 'Refund', 'A', 'B'];

test.each([
  ['Chrage', 'Charge', 'two letters swapped'],
  ['Shp', 'Ship', 'a letter missing'],
  ['Shipp', 'Ship', 'a letter too many'],
  ['Rafund', 'Refund', 'a wrong letter'],
  ['VALIDATE', 'Validate', 'another case'],
])('the nearest name to %s is %s: %s', (name, expected) => {
  expect(nearest(name, STATES)).toBe(expected);
});

test.each([['Notify'], ['C'], ['X'], [''], ['Shop Window']])('no name is near to %j', (name) => {
  expect(nearest(name, STATES)).toBeUndefined();
});

test('among several near names, the first of the nearest counts', () => {
  expect(nearest('Step4', ['Step12', 'Step1', 'Step2'])).toBe('Step1');
});

test('a name is no suggestion for itself', () => {
  expect(nearest('Ship', ['Ship', 'Shop'])).toBe('Shop');
});

test('very long names, and candidates beyond the first five hundred, are not compared', () => {
  expect(nearest('x'.repeat(101), ['x'.repeat(100)])).toBeUndefined();
  const others = Array.from({ length: 500 }, (_, index) => `other ${index}`);
  expect(nearest('Shp', [...others, 'Ship'])).toBeUndefined();
  expect(nearest('Shp', [...others.slice(1), 'Ship'])).toBe('Ship');
});

test('a suggestion is a sentence for the middle of a message', () => {
  expect(didYouMean('Shp', STATES)).toBe("Did you mean 'Ship'? ");
  expect(didYouMean('Notify', STATES)).toBe('');
});
