// Every public member says what it is, every parameter too, and every optional property what it is by default.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Documented {
  readonly name: string;
  readonly docs?: { readonly summary?: string; readonly default?: string; readonly example?: string };
  readonly optional?: boolean;
  readonly overrides?: string;
  readonly parameters?: Documented[];
}

interface Type extends Documented {
  readonly datatype?: boolean;
  readonly properties?: Documented[];
  readonly methods?: Documented[];
}

/** What the compiler knows of the package's public surface. */
const assembly = JSON.parse(readFileSync(join(__dirname, '../../.jsii'), 'utf8')) as { types: Record<string, Type> };
const types = Object.values(assembly.types);

/** Those that aws-cdk-lib does not document already. */
const own = (members: Documented[] = []) => members.filter(({ overrides }) => !overrides);

const named = types.flatMap((type): [string, Documented][] => [
  [type.name, type],
  ...own(type.properties).map((one): [string, Documented] => [`${type.name}.${one.name}`, one]),
  ...own(type.methods).flatMap((one): [string, Documented][] => [
    [`${type.name}.${one.name}`, one],
    ...(one.parameters ?? []).map((of): [string, Documented] => [`${type.name}.${one.name}(${of.name})`, of]),
  ]),
]);

test('everything public has a docstring', () => {
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(([, { docs }]) => !docs?.summary).map(([name]) => name)).toEqual([]);
});

test('every optional property documents its default', () => {
  const optional = types
    .filter(({ datatype }) => datatype)
    .flatMap((type) =>
      own(type.properties)
        .filter((one) => one.optional)
        .map((one) => ({ ...one, of: type.name })),
    );
  expect(optional.length).toBeGreaterThan(40);
  expect(optional.filter(({ docs }) => !docs?.default).map(({ of, name }) => `${of}.${name}`)).toEqual([]);
});

test('every public class has an example', () => {
  const classes = types.filter((type) => (type as unknown as { kind: string }).kind === 'class');
  expect(classes.length).toBeGreaterThan(8);
  expect(classes.filter(({ docs }) => !docs?.example).map(({ name }) => name)).toEqual([]);
});
