// The table of fields agrees with itself.
import type { Field, Fields } from '../../../src/asl/fields/field';
import { allFields, partsOf } from '../../../src/asl/fields/lookup';
import { FIELDS } from '../../../src/asl/fields/table';

const parts = Object.values(FIELDS.states).flatMap((fields) => partsOf(fields));
const groups: readonly Fields[] = [...Object.values(FIELDS.states), ...parts.map(({ fields }) => fields)];
const rows = groups.flatMap((fields) =>
  Object.entries(fields).map(([name, field]): [string, Field, Fields] => [name, field, fields]),
);

test('rows of one name agree in what rules ask by name', () => {
  const asked = ({ kind, language, verbatim, twin }: Field) => ({ kind, language, verbatim, twin });
  const first = allFields(FIELDS);
  expect(rows.length).toBeGreaterThan(100);
  for (const [name, field] of rows) expect([name, asked(field)]).toEqual([name, asked(first[name]!)]);
});

test('a twin has the name of its field with Path at the end', () => {
  const twins = rows.filter(([, { twin }]) => twin !== undefined);
  expect(twins.map(([, { twin }]) => twin)).toEqual(twins.map(([name]) => `${name}Path`));
});

test('a field stands in for one beside it, which stands in for none', () => {
  const standIns = rows.filter(([, { insteadOf }]) => insteadOf !== undefined);
  expect(standIns.map(([name]) => name)).toEqual(expect.arrayContaining(['Iterator', 'Parameters', 'Timestamp']));
  for (const [, { insteadOf }, fields] of standIns) expect(fields[insteadOf!]).not.toHaveProperty('insteadOf');
});

test('only a field that something can stand in for is required as one of several', () => {
  const required = rows.filter(([, field]) => field.required === 'oneOf');
  expect(required.map(([name]) => name)).toEqual(expect.arrayContaining(['Seconds', 'ItemProcessor']));
  for (const [name, { twin }, fields] of required) {
    expect(twin ?? Object.values(fields).find(({ insteadOf }) => insteadOf === name)).toBeDefined();
  }
});
