// The command diagram: its formats, its sources and its error messages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';
import { elementsIn, readMarkup } from '../../support/markup';

const folder = tempFolder('cli-diagram');
const machine = (...names: string[]) => ({
  StartAt: names[0],
  States: Object.fromEntries(
    names.map((name, index) => [
      name,
      { Type: 'Pass', ...(names[index + 1] ? { Next: names[index + 1] } : { End: true }) },
    ]),
  ),
});
const workflow = writeIn(folder, 'workflow.asl.json', machine('A', 'B'));
const CHART = `flowchart TD
  s0["A"]
  s1["B"]
  start(( ))
  start --> s0
  stop((( )))
  s0 --> s1
  s1 --> stop
`;

test('diagram prints a flowchart of Mermaid, for a definition in JSON or YAML', async () => {
  expect(await runCommand(['diagram', workflow])).toEqual({ code: 0, stdout: CHART, stderr: '' });
  const yaml = writeIn(
    folder,
    'workflow.asl.yaml',
    'StartAt: A\nStates: { A: { Type: Pass, Next: B }, B: { Type: Pass, End: true } }\n',
  );
  expect((await runCommand(['diagram', yaml])).stdout).toBe(CHART);
});

test('diagram --svg prints a picture, and --output writes it to a file', async () => {
  const { stdout } = await runCommand(['diagram', workflow, '--svg']);
  expect(elementsIn(readMarkup(stdout))[0]).toMatchObject({ name: 'svg' });
  const output = join(folder, 'workflow.svg');
  expect(await runCommand(['diagram', workflow, '--svg', '--output', output])).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
  });
  expect(readFileSync(output, 'utf8')).toBe(stdout);
});

test('diagram draws the chosen machine of a template', async () => {
  const resource = (name: string) => ({
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { StateMachineName: name, RoleArn: 'arn:aws:iam::123456789012:role/r', Definition: machine('A', 'B') },
  });
  const template = writeIn(folder, 'template.json', { Resources: { One: resource('one'), Two: resource('two') } });
  expect((await runCommand(['diagram', template, '--state-machine', 'two'])).stdout).toBe(CHART);
  const { code, stderr } = await runCommand(['diagram', template]);
  expect(code).toBe(2);
  expect(stderr).toContain("'one', 'two'");
});

test.each([
  [[], 'Missing FILE: expected a definition or a template.'],
  [['a', 'b'], 'Too many arguments: expected one FILE; found a b.'],
  [
    [workflow, '--output', join(folder, 'gone', 'a.svg')],
    `--output ${join(folder, 'gone', 'a.svg')}: cannot write the file: ENOENT: no such file or directory, open '${join(folder, 'gone', 'a.svg')}'.`,
  ],
])('diagram refuses the arguments %j', async (args, message) => {
  const stderr = `${message}\nSee cdk-lambda-workflows diagram --help.\n`;
  expect(await runCommand(['diagram', ...args])).toEqual({ code: 2, stdout: '', stderr });
});
