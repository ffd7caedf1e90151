// The reports of `validate` for other tools: SARIF, annotations of GitHub Actions, GitLab's code quality.
//
// The schema of SARIF is not here. Its last version (2.1.0 errata 01, OASIS) and the rules of Microsoft's Sarif.Multitool 5.7
// (`validate --rule-kind Sarif;Ghas`) accepted the SARIF of a correct file, of 31 findings in 62 definitions, of a cloud
// assembly, of broken and unreadable files, and of file names with other characters, in November 2026.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { runCommand } from '../../support/command-line';
import { tempFolder, writeIn } from '../../support/folders';

const folder = tempFolder('reports');
const GONE = { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Gone' }, B: { Type: 'Succeed' } } };
const odd = writeIn(folder, 'a b%:,\nc.asl.json', GONE);
const WARNED = '{"StartAt":"A","States":{"A":{"Type":"Succeed","Comment":"1","Comment":"2"}}}';
const warned = writeIn(folder, 'warned.asl.json', WARNED);

const GITHUB = { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: process.cwd() };

/** A cloud assembly whose machine has no end, created in this file. */
function assembly(): string {
  const app = new App({ outdir: join(folder, 'cdk.out') });
  new CfnResource(new Stack(app, 'Shop'), 'Orders', {
    type: 'AWS::StepFunctions::StateMachine',
    properties: { RoleArn: 'r', Definition: GONE, StateMachineName: 'orders' },
  });
  return app.synth().directory;
}

const HERE = 'test/cli/validate/report.test.ts';

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly object[];
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly partialFingerprints: object;
    }[];
  }[];
}

const sarifOf = (text: string) => JSON.parse(text) as Sarif;

test('SARIF has the file as a relative URI, the line, the rule and a fingerprint of each finding', async () => {
  const root = { CI_PROJECT_DIR: folder };
  const cwd = jest.spyOn(process, 'cwd').mockReturnValue(folder);
  const { code, stdout } = await runCommand(['validate', odd, '--format', 'sarif'], '', root);
  cwd.mockRestore();
  expect(code).toBe(1);
  const sarif = sarifOf(stdout);
  const { tool, results, invocations } = sarif.runs[0]!;
  expect([sarif.version, tool.driver.name]).toEqual(['2.1.0', 'cdk-lambda-workflows']);
  expect(invocations).toEqual([{ executionSuccessful: true, toolExecutionNotifications: [] }]);
  expect(results.map(({ ruleId, ruleIndex }) => tool.driver.rules[ruleIndex]!.id === ruleId)).not.toContain(false);
  expect(new Set(results.map((result) => JSON.stringify(result.partialFingerprints))).size).toBe(results.length);
  expect(results).toContainEqual({
    ruleId: 'MISSING_TRANSITION_TARGET',
    ruleIndex: 0,
    level: 'error',
    message: { text: "Missing 'Next' target: Gone at /States/A/Next" },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b%25%3A%2C%0Ac.asl.json', uriBaseId: '%SRCROOT%' },
          region: { startLine: 1, startColumn: 52 },
        },
      },
    ],
    partialFingerprints: { 'cdkLambdaWorkflows/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
    properties: { location: '/States/A/Next' },
  });
});

test('each rule in SARIF has what GitHub requires: a name, both descriptions and a help', async () => {
  const { stdout } = await runCommand(['validate', odd, warned, '--format', 'sarif']);
  const { rules } = sarifOf(stdout).runs[0]!.tool.driver;
  expect(rules.map(({ id }) => id)).toEqual(['DUPLICATE_FIELD', 'MISSING_TRANSITION_TARGET']);
  const text = 'An object has the same field twice; only the last one counts.';
  const page =
    'https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html';
  expect(rules[0]).toEqual({
    id: 'DUPLICATE_FIELD',
    shortDescription: { text },
    fullDescription: { text },
    help: { text: `${text} See ${page}`, markdown: `${text} [All codes](${page})` },
    helpUri: page,
  });
});

test('SARIF lists what cannot be read, and is written beside the text by --output', async () => {
  const output = join(folder, 'results.sarif');
  const args = ['validate', warned, join(folder, 'gone.json'), '--format', 'sarif', '--output', output];
  const { code, stdout } = await runCommand(args, '', GITHUB);
  expect(code).toBe(2);
  expect(stdout).toMatch(/\n\u001b\[33m1 warning\u001b\[0m in 1 file; 1 could not be read\n$/);
  expect(sarifOf(readFileSync(output, 'utf8')).runs[0]!.invocations).toEqual([
    {
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', message: { text: `The file ${join(folder, 'gone.json')} does not exist.` } },
      ],
    },
  ]);
});

test('findings of a cloud assembly are at the code that creates the construct, with the synthesized resource beside it', async () => {
  const directory = assembly();
  const template = `${directory}/Shop.template.json`;
  const line =
    readFileSync(template, 'utf8')
      .split('\n')
      .findIndex((text) => text.includes('"Orders": {')) + 1;
  const github = await runCommand(['validate', directory, '--format', 'github'], '', GITHUB);
  expect(github.stdout.replaceAll(/line=\d+,col=\d+/g, 'line=L,col=C').split('\n')[0]).toBe(
    `::error file=${HERE},line=L,col=C,title=MISSING_TRANSITION_TARGET::Missing 'Next' target: Gone at /States/A/Next (Shop/Orders)`,
  );
  const sarif = sarifOf((await runCommand(['validate', directory, '--format', 'sarif'], '', GITHUB)).stdout);
  expect(sarif.runs[0]!.results[0]).toMatchObject({
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: HERE, uriBaseId: '%SRCROOT%' } },
        logicalLocations: [{ name: 'orders', fullyQualifiedName: 'Shop/Orders', kind: 'resource' }],
      },
    ],
    relatedLocations: [
      { physicalLocation: { artifactLocation: { uri: `file://${template}` }, region: { startLine: line } } },
    ],
  });
});

test('annotations escape what would end a property or a line', async () => {
  const { stdout } = await runCommand(['validate', odd, '--format', 'github']);
  expect(stdout.split('\n')).toContain(
    `::error file=${folder}/a b%25%3A%2C%0Ac.asl.json,line=1,col=52,title=MISSING_TRANSITION_TARGET::Missing 'Next' target: Gone at /States/A/Next`,
  );
});

test('in GitHub Actions annotations follow the text, unless a format is set', async () => {
  const { stdout } = await runCommand(['validate', warned], '', GITHUB);
  expect(stdout.split('\n').slice(-2)[0]).toMatch(
    /^::warning file=.*warned\.asl\.json,line=1,col=62,title=DUPLICATE_FIELD::/,
  );
  expect((await runCommand(['validate', warned, '--format', 'text'], '', GITHUB)).stdout).not.toContain('::warning');
  expect((await runCommand(['validate', warned])).stdout).not.toContain('::warning');
});

test('a file name with a line break cannot forge a line of the text', async () => {
  const { stdout } = await runCommand(['validate', odd]);
  expect(stdout).toContain(`${folder}/a b%:,\\nc.asl.json:1:52 error`);
});

test("GitLab's code quality report has a path, a line and a fingerprint of its own for each finding", async () => {
  const { stdout } = await runCommand(['validate', warned, odd, '--format', 'gitlab']);
  const issues = JSON.parse(stdout) as { fingerprint: string }[];
  expect(issues[0]).toEqual({
    description: "Field 'Comment' stands twice in one object; the last one counts",
    check_name: 'DUPLICATE_FIELD',
    fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
    severity: 'minor',
    location: { path: warned, lines: { begin: 1 } },
  });
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
});

test('--max-warnings fails if there are more', async () => {
  expect(await runCommand(['validate', warned, '--max-warnings', '1'])).toMatchObject({ code: 0, stderr: '' });
  expect(await runCommand(['validate', warned, '--max-warnings', '0'])).toMatchObject({
    code: 1,
    stderr: 'There are too many warnings: expected at most 0; found 1.\n',
  });
  expect(await runCommand(['validate', warned, '--max-warnings', '-1'])).toMatchObject({ code: 2 });
});
