// The notation of shapes in the models, which tools/models/service-models.ts writes.
import { shapeOf, type Shape } from '../../../src/asl/services/shape';

test.each<[string, Shape]>([
  ['$', { type: 'string' }],
  ['@', { type: 'timestamp' }],
  ['%', { type: 'blob' }],
  ['*', { type: 'stream' }],
  ['#', { type: 'integer' }],
  ['~', { type: 'number' }],
  ['&', { type: 'boolean' }],
  ['?', { type: 'document' }],
  ['12', { line: 12 }],
  ['$1:20', { type: 'string', min: 1, max: 20 }],
  ['#-5:', { type: 'integer', min: -5 }],
  ['#:100', { type: 'integer', max: 100 }],
  ['~0.5:1e+30', { type: 'number', min: 0.5, max: 1e30 }],
  ['<A>', { enum: ['A'] }],
  ['<A|B C|d>', { enum: ['A', 'B C', 'd'] }],
  ['[$', { list: { type: 'string' } }],
  ['{[7', { map: { list: { line: 7 } } }],
])('%s is %j', (text, shape) => {
  expect(shapeOf(text)).toEqual(shape);
});

test('a structure has its members in order, some of them required', () => {
  const shape = shapeOf('(a $1:2,bc![#,D!(E {3),f <X|Y>)') as Extract<Shape, { members: object }>;
  expect([...shape.members]).toEqual([
    ['a', { shape: { type: 'string', min: 1, max: 2 }, isRequired: false }],
    ['bc', { shape: { list: { type: 'integer' } }, isRequired: true }],
    [
      'D',
      { shape: { members: new Map([['E', { shape: { map: { line: 3 } }, isRequired: false }]]) }, isRequired: true },
    ],
    ['f', { shape: { enum: ['X', 'Y'] }, isRequired: false }],
  ]);
  expect(shapeOf('()')).toEqual({ members: new Map() });
});
