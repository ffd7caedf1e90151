// Checks that every file beside a table.ts is in the table: otherwise it is written, compiled and never used. Some tables
// ask for a test of each entry, too.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { readSource } from '../tools/architecture/source';

const root = join(__dirname, '..');

/** Files beside a table that are no entries of it, and why they lie there. */
const HELPERS: Readonly<Record<string, string>> = {
  'asl/fields/distributed-map': 'the fields of parts of a Map, which map.ts takes in',
  'asl/fields/field-names': 'finds the fields of an object',
  'asl/fields/lookup': 'looks rows up',
  'asl/fields/range': 'the range of a number, for all rows',
  'asl/fields/values': 'the types of what fields hold',
  'asl/rules/each-field': 'makes a rule that looks at fields one by one',
  'asl/rules/each-part': 'makes a rule that looks at the parts of states',
  'asl/rules/members': 'visits the members of a template',
  'asl/rules/syntax': 'asks the parsers of expressions',
  'expressions/jsonata/functions/picture': 'the picture strings of formatNumber',
  'expressions/jsonata/functions/replacement': 'the replacements of replace',
  'expressions/jsonata/functions/signature': 'checks the arguments of every function',
  'services/integrations/credentials': 'the role of a task, for all integrations',
  'simulator/coverage/collected': 'collects what the criteria of the table measure',
  'simulator/coverage/recorded-runs': 'keeps executions for the report of a test run',
  'states/distributed-map': 'the Map state in mode DISTRIBUTED, which map.ts chooses',
  'states/language': 'the query languages of the states',
};

const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
const tables = paths.filter((path) => posix.basename(path) === 'table.ts').sort();

/** The files of src that a table imports or loads, such as `states/wait`. */
function namedIn(table: string): string[] {
  const { imports } = readSource(table, readFileSync(join(root, 'src', table), 'utf8'));
  return imports.map(({ specifier }) => posix.join(posix.dirname(table), specifier));
}

function filesBeside(table: string): string[] {
  return paths
    .filter((path) => posix.dirname(path) === posix.dirname(table) && path !== table)
    .map((path) => path.replace(/\.ts$/, ''))
    .sort();
}

test('src has tables', () => {
  expect(tables.length).toBeGreaterThan(10);
});

test.each(tables)('%s names every file beside it, but for the helpers listed here with their reasons', (table) => {
  const named = namedIn(table);
  expect(filesBeside(table).filter((file) => !named.includes(file) && !Object.hasOwn(HELPERS, file))).toEqual([]);
});

test('every helper listed here lies beside a table that does not name it', () => {
  const unnamed = tables.flatMap((table) => {
    const named = namedIn(table);
    return filesBeside(table).filter((file) => !named.includes(file));
  });
  expect(Object.keys(HELPERS).sort()).toEqual(unnamed.sort());
});

test.each(['asl/rules/table.ts', 'cli/commands/table.ts'])('every entry of %s has a test of its own', (table) => {
  const named = namedIn(table);
  const entries = filesBeside(table).filter((file) => named.includes(file) && posix.basename(file) !== 'rule');
  expect(entries.length).toBeGreaterThan(5);
  expect(entries.filter((file) => !existsSync(join(root, 'test', `${file}.test.ts`)))).toEqual([]);
});
