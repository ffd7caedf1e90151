// docs/constructs.md lists every check, and names tests that are there.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS } from '../../src/constructs/private/checks/table';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'docs/constructs.md'), 'utf8');

/** The cells of each row of the table below a heading. */
function rowsBelow(heading: string): string[][] {
  const [, section] = page.split(`## ${heading}\n`);
  const lines = section!.split('\n## ')[0]!.split('\n');
  return lines
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

test('the table of checks is the list of checks', () => {
  const documented = rowsBelow('Checks')
    .slice(2)
    .map(([id, level]) => `${id} ${level}`);
  expect(documented.sort()).toEqual(CHECKS.map(({ id, severity }) => `\`${id}\` ${severity.toLowerCase()}`).sort());
});

test.each(['What aws-cdk-lib lacks, and what this library does about it', 'Feature table'])(
  'the proofs of "%s" exist',
  (heading) => {
    const named = rowsBelow(heading)
      .slice(2)
      .flatMap((cells) => [...cells.at(-1)!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
    const places = (name: string) => [`test/constructs/${name}.test.ts`, `${name}.test.ts`, name];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !places(name).some((place) => existsSync(join(root, place))))).toEqual([]);
  },
);
