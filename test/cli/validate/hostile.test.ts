// Definitions that would exhaust memory or the stack: validate and simulate refuse them.
import { runCommand } from '../../support/command-line';
import { writeIn, tempFolder } from '../../support/folders';

const folder = tempFolder('cli');
const file = (name: string, content: unknown) => writeIn(folder, name, content);

test.each([
  ['nested 10,000 deep', `${'{"States":'.repeat(10_000)}1${'}'.repeat(10_000)}`, 'TOO_DEEPLY_NESTED'],
  ['of 10 MB', JSON.stringify({ StartAt: 'x'.repeat(10_000_000), States: {} }), 'DEFINITION_TOO_LARGE'],
  ['of __proto__', '{"StartAt":"__proto__","States":{"__proto__":{"Type":"Nope"}}}', '/States/__proto__/Type'],
  ['cut off', '{"StartAt": "A", "States": {', ':1:29 error INVALID_JSON_DESCRIPTION'],
])('a definition %s ends in a finding', async (_, text, finding) => {
  const { code, stdout } = await runCommand(['validate', file('hostile.json', text)]);
  expect(stdout).toContain(finding);
  expect(code).toBe(1);
});

test('YAML that blows itself up or nests without end is refused where it is read', async () => {
  const laughs = [
    'a: &a [1,1,1,1,1,1,1,1,1]',
    ...['b', 'c', 'd', 'e', 'f', 'g'].map((name, index) => {
      const before = 'abcdef'[index];
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
    }),
  ].join('\n');
  const stepwise = Array.from({ length: 1002 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
  const tags = `Definition: ${'!Sub ['.repeat(5000)}`;
  for (const text of [
    laughs,
    '['.repeat(5000),
    '{a: '.repeat(5000),
    '- '.repeat(5000),
    '? '.repeat(5000),
    stepwise,
    tags,
  ]) {
    for (const command of ['validate', 'simulate']) {
      const { code, stderr, stdout } = await runCommand([command, file('hostile.yaml', text)]);
      expect(stderr).toMatch(/^File .*hostile\.yaml is not YAML: .* at line 1, column 1:$/m);
      expect(stderr + stdout).not.toMatch(/Maximum call stack|^ +at .*:\d+:\d+/m);
      expect(code).toBe(2);
    }
  }
});

test('YAML that nests as deep as a definition may can be read, or the parser says that it cannot', async () => {
  const nested = (levels: number) =>
    `StartAt: S\nStates: {S: {Type: Pass, End: true, Result: ${'{a: '.repeat(levels)}1${'}'.repeat(levels)}}}`;
  expect(await runCommand(['simulate', file('deep.yaml', nested(300))])).toMatchObject({ code: 0 });
  // The stack of this machine decides which.
  const { code, stderr } = await runCommand(['validate', file('deep.yaml', nested(960))]);
  if (code === 0) expect(stderr).toBe('');
  else expect(stderr).toMatch(/is not YAML: The text nests too deeply, .* as JSON at line 2, column \d+:/);
});
