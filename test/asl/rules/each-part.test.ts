import type { Fields, Part } from '../../../src/asl/fields/field';
import { knownNames } from '../../../src/asl/fields/field-names';
import { eachPart } from '../../../src/asl/rules/each-part';
import type { JsonObject } from '../../../src/json/json';

const INNER: Part = { name: 'Inner', fields: { Text: { kind: 'string' } } };
const OUTER: Part = { name: 'Outer', fields: { Deep: { kind: 'part', part: INNER }, Text: { kind: 'string' } } };
const ENTRY: Part = { name: 'Entry', fields: { Text: { kind: 'string' } } };
const FIELDS: Fields = {
  Text: { kind: 'string' },
  One: { kind: 'part', part: OUTER },
  Many: { kind: 'catchers', part: ENTRY },
};

function visited(holder: object, isMeant: (part: Part) => boolean = () => true): string[] {
  const found: string[] = [];
  const value = holder as JsonObject;
  eachPart(FIELDS, isMeant)({ value, names: knownNames(value), at: '/S' }, ({ name }, part) => {
    found.push(`${name} ${part.at} ${JSON.stringify(part.value)}`);
  });
  return found;
}

test('parts come before those inside of them, and lists entry by entry', () => {
  expect(visited({ Many: [{ a: 1 }, { b: 2 }], One: { Deep: { c: 3 } }, Text: 'x' })).toEqual([
    'Outer /S/One {"Deep":{"c":3}}',
    'Inner /S/One/Deep {"c":3}',
    'Entry /S/Many[0] {"a":1}',
    'Entry /S/Many[1] {"b":2}',
  ]);
});

test('a part that is not meant is passed through', () => {
  const holder = { One: { Deep: { c: 3 } }, Many: [{ a: 1 }] };
  expect(visited(holder, ({ name }) => name === 'Inner')).toEqual(['Inner /S/One/Deep {"c":3}']);
});

// Other rules report these: a rule about parts only looks at what has their form.
test.each([
  [{ One: [{}], Many: { a: 1 } }],
  [{ One: 'text', Many: 'text' }],
  [{ One: null, Many: [null, 1, 'a', [{}]] }],
  [{ One: { Deep: [] }, Many: [] }],
])('%j has no parts but the objects where parts may be', (holder) => {
  expect(visited(holder)).toEqual('Deep' in Object(holder.One) ? ['Outer /S/One {"Deep":[]}'] : []);
});
