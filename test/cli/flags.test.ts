// Checks that each command and its help name the same flags, with the same kinds of values, and that tests use them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import util, { type ParseArgsConfig } from 'node:util';
import { COMMANDS } from '../../src/cli/commands/table';

type Options = NonNullable<ParseArgsConfig['options']>;

class Stop extends Error {}

/** The options that a command hands to parseArgs; none where it takes no arguments. */
async function optionsOf(name: string): Promise<Options> {
  let options: Options = {};
  const spy = jest.spyOn(util, 'parseArgs').mockImplementation((config) => {
    options = config?.options ?? {};
    throw new Stop();
  });
  const nowhere = new Writable({ write: (_, __, done) => done() });
  const streams = { stdin: Readable.from([]), stdout: nowhere, stderr: nowhere };
  try {
    await COMMANDS.find((command) => command.name === name)!
      .load()
      .run([], streams);
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
  } finally {
    spy.mockRestore();
  }
  return options;
}

interface Flag {
  readonly name: string;
  /** What it takes, such as `FILE`; none for a switch. */
  readonly value?: string;
  readonly text: string;
}

/** The flags that a help lists, each with its lines of explanation. */
function flagsIn(help: string): Flag[] {
  const entries = help.matchAll(/^ {2}--([a-z][a-z0-9-]*)(?: ([A-Z][A-Z#=/]*))? {2,}(.*(?:\n {20,}.*)*)/gm);
  return [...entries].map(([, name, value, text]) => ({ name: name!, value, text: text! }));
}

const names = COMMANDS.map(({ name }) => name);

function helpOf(name: string): string {
  return COMMANDS.find((command) => command.name === name)!.load().help;
}

test.each(names)('the help of %s lists every flag that the command takes, and no other', async (name) => {
  const listed = new Set(flagsIn(helpOf(name)).map((flag) => flag.name));
  expect([...listed].sort()).toEqual(Object.keys(await optionsOf(name)).sort());
});

test.each(names)('the help of %s says what each flag takes, its default, and whether it repeats', async (name) => {
  const options = await optionsOf(name);
  const flags = flagsIn(helpOf(name));
  for (const { name: flag, value } of flags) {
    const { type, multiple = false, default: byDefault } = options[flag]!;
    // A flag with several forms has several entries, and one of them says the rest.
    const text = flags
      .filter((other) => other.name === flag)
      .map((other) => other.text)
      .join('\n');
    expect({ flag, takesValue: value !== undefined }).toEqual({ flag, takesValue: type === 'string' });
    expect({ flag, repeats: text.includes('repeatable') }).toEqual({ flag, repeats: multiple });
    if (typeof byDefault === 'string') expect(text).toMatch(/default/);
    if (typeof byDefault === 'string' && /default [^,; ]/.test(text)) expect(text).toContain(`default ${byDefault}`);
  }
});

test.each(names)('the help of %s mentions no flag that does not exist', async (name) => {
  const known = new Set(['help', 'endpoint-url']); // the first is every command's, the second the AWS CLI's
  for (const command of names) for (const flag of Object.keys(await optionsOf(command))) known.add(flag);
  const mentioned = [...helpOf(name).matchAll(/(?<![\w-])--([a-z][a-z0-9-]*)/g)].map(([, flag]) => flag!);
  expect(mentioned.filter((flag) => !known.has(flag))).toEqual([]);
});

test.each(names)('the code of %s reads every flag that the command takes', async (name) => {
  const root = join(__dirname, '../../src/cli');
  const folder = readdirSync(root).includes(name)
    ? readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => join(name, file))
    : [];
  const files = [join('commands', `${name}.ts`), ...folder].map((file) => readFileSync(join(root, file), 'utf8'));
  const readsValues = files.some((text) => text.includes('templateValues(values)'));
  const code = [...files, ...(readsValues ? [readFileSync(join(root, 'template-values.ts'), 'utf8')] : [])].join('\n');
  const destructured = [...code.matchAll(/\{([^{}]*)\} = (?:options\.)?values;/g)]
    .map(([, members]) => members!)
    .join();
  const isRead = (flag: string) =>
    code.includes(`values.${flag}`) ||
    code.includes(`values['${flag}']`) ||
    new RegExp(`\\b${flag}\\b`).test(destructured);
  expect(Object.keys(await optionsOf(name)).filter((flag) => !isRead(flag))).toEqual([]);
});

test.each(names)('the tests of %s use every flag that the command takes', async (name) => {
  const folder = join(__dirname, name);
  const files = existsSync(folder) ? readdirSync(folder).map((file) => join(folder, file)) : [];
  const own = [join(__dirname, 'commands', `${name}.test.ts`), ...files].map((file) => readFileSync(file, 'utf8'));
  // The options of template-values.ts belong to several commands, and one test runs them all.
  const shared = readFileSync(join(__dirname, 'template-values.test.ts'), 'utf8');
  const tests = [...own, ...(new RegExp(`test\\('${name} `).test(shared) ? [shared] : [])].join('\n');
  const isUsed = (flag: string) => new RegExp(`--${flag}(?![\\w-])`).test(tests);
  expect(Object.keys(await optionsOf(name)).filter((flag) => !isUsed(flag))).toEqual([]);
});
