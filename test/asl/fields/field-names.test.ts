import { FieldNames, knownNames } from '../../../src/asl/fields/field-names';

const names = new FieldNames(['Next', 'Catch', 'constructor']);

test('the names that an object has are in the order of the set, not of the object', () => {
  expect(names.in({ Catch: [], Type: 'Task', Next: 'B' })).toEqual(['Next', 'Catch']);
});

test('only own members count', () => {
  expect(names.in({})).toEqual([]);
  expect(names.in({ constructor: 1 })).toEqual(['constructor']);
});

test('names that were looked up once answer every set that was there before', () => {
  const others = new FieldNames(['Default', 'Next']);
  const present = knownNames({ Next: 'B', 'no field at all': 1, Default: 'C' });
  expect(others.among(present)).toEqual(['Default', 'Next']);
  expect(names.among(present)).toEqual(['Next']);
});
