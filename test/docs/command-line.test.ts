// Checks that docs/command-line.md has a section for each command, with the flags of its help, and what `batch` answers.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/cli/commands/table';
import { runCommand } from '../support/command-line';

const page = readFileSync(join(__dirname, '../../docs/command-line.md'), 'utf8');
const SHARED = 'Values that a source leaves open';

/** The text below a heading of the second level, up to the next one. */
function section(heading: string): string {
  const [, text = ''] = page.split(`\n## ${heading}\n`);
  return text.split('\n## ')[0]!;
}

/** The flags of a section's tables, with their values: `--input JSON`. */
function documented(heading: string): string[] {
  return [...section(heading).matchAll(/^\| `(--[^`]+)`/gm)].map(([, flag]) => flag!);
}

function flagsOf(help: string): string[] {
  return [...help.matchAll(/^ {2}(--[a-z][a-z0-9-]*(?: [A-Z][A-Z#=/]*)?) {2,}/gm)].map(([, flag]) => flag!);
}

/** What the help says that a flag is without a value, where that is a plain value such as 8083. */
function defaultsOf(help: string): [flag: string, value: string][] {
  const entries = help.matchAll(/^ {2}(--[a-z][a-z0-9-]*(?: [A-Z][A-Z#=/]*)?) {2,}(.*(?:\n {20,}.*)*)/gm);
  return [...entries].flatMap(([, flag, text]): [string, string][] => {
    const [, value] = /default (\d[\w:.-]*|Stack)\b/.exec(text!) ?? [];
    return value === undefined ? [] : [[flag!, value]];
  });
}

const commands = COMMANDS.map(({ name, load }) => ({ name, help: load().help }));
const shared = documented(SHARED);

test.each(commands)('the section of $name has each flag of its help, and no other', ({ name, help }) => {
  const flags = flagsOf(help);
  const own = flags.filter((flag) => !shared.includes(flag));
  expect(documented(name).sort()).toEqual(own.sort());
  expect(section(name).includes('(#values-that-a-source-leaves-open)')).toBe(flags.length > own.length);
});

test.each(commands)('the section of $name has the defaults of its help', ({ name, help }) => {
  const text = `${section(name)}${section(SHARED)}`;
  const rows = text.split('\n');
  const wrong = defaultsOf(help).filter(
    ([flag, value]) => !rows.some((row) => row.startsWith(`| \`${flag}\``) && row.includes(value)),
  );
  expect(wrong).toEqual([]);
});

test('the section about shared values names the commands that take them', () => {
  const [sentence = ''] = section(SHARED).split(' take these');
  const named = [...sentence.matchAll(/`(\w+)`/g)].map(([, name]) => name!);
  const taking = commands.filter(({ help }) => flagsOf(help).some((flag) => shared.includes(flag)));
  expect(named.sort()).toEqual(taking.map(({ name }) => name).sort());
});

test('the table on top links to each command', () => {
  const linked = [...page.matchAll(/^\| \[`(\w+)`\]\(#(\w+)\)/gm)].map(([, name]) => name!);
  expect(linked).toEqual(commands.map(({ name }) => name));
});

test('batch answers the requests of the page as the page says', async () => {
  const [requests, answers] = [...page.matchAll(/^```jsonl\n(.*?)^```/gms)].map(([, code]) => code!);
  const { code, stdout } = await runCommand(['batch'], requests);
  const lines = (text: string) =>
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
  const withoutEvents = lines(stdout).map(({ events: _, ...answer }: { events?: unknown }) => answer);
  expect({ code, answers: withoutEvents }).toEqual({ code: 0, answers: lines(answers!) });
});
