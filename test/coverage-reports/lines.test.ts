// The coverage of lines, as lcov and Cobertura have it.
import { coberturaReport } from '../../src/coverage-reports/cobertura';
import { lcovReport } from '../../src/coverage-reports/lcov';
import { linesByFile } from '../../src/coverage-reports/lines';
import type { Coverage } from '../../src/simulator';
import { Simulator } from '../../src/simulator';
import { tempFolder, writeIn } from '../support/folders';
import { elementsIn, readMarkup } from '../support/markup';

const folder = tempFolder('lines');
const RESOURCE = '"Resource": "arn:aws:lambda:us-east-1:123456789012:function:F"';

const PRETTY = `{
  "StartAt": "Look",
  "States": {
    "Look": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.a", "IsPresent": true, "Next": "Call" }
      ],
      "Default": "Never"
    },
    "Call": {
      "Type": "Task", ${RESOURCE},
      "Catch": [
        { "ErrorEquals": ["States.ALL"], "Next": "Never" }
      ],
      "Next": "Done"
    },
    "Done": { "Type": "Succeed" },
    "Never": { "Type": "Fail" }
  }
}`;

async function run(file: string, input: object = { a: 1 }, times = 1): Promise<Coverage> {
  const simulator = Simulator.fromFile(file);
  for (let index = 0; index < times; index++) await simulator.run({ input, mocks: { Call: () => 1 } });
  return simulator.coverage;
}

const lcovOf = (...coverages: Coverage[]) =>
  lcovReport(linesByFile(coverages, ({ file, name }) => file ?? `${name}.written.json`));

test('a line of lcov is a state or a way out of one, and a way is a branch', async () => {
  const file = writeIn(folder, 'pretty.asl.json', PRETTY);
  expect(lcovOf(await run(file, { a: 1 }, 2))).toBe(
    [
      ...['TN:', `SF:${file}`],
      ...['BRDA:7,0,0,2', 'BRDA:9,0,0,0', 'BRDA:14,0,0,0', 'BRDA:16,0,0,2', 'BRF:4', 'BRH:2'],
      ...['DA:4,2', 'DA:7,2', 'DA:9,0', 'DA:11,2', 'DA:14,0', 'DA:16,2', 'DA:18,2', 'DA:19,0', 'LF:8', 'LH:5'],
      ...['end_of_record', ''],
    ].join('\n'),
  );
});

test('a dash marks the ways out of a state that was not entered', async () => {
  const lcov = lcovOf(await run(writeIn(folder, 'dash.asl.json', PRETTY), {}));
  expect(lcov.match(/^BRDA.*$/gm)).toEqual(['BRDA:7,0,0,0', 'BRDA:9,0,0,1', 'BRDA:14,0,0,-', 'BRDA:16,0,0,-']);
});

test('on a line with several points each is a branch, so that a line that was run has a branch that was', async () => {
  const line = JSON.stringify(JSON.parse(PRETTY));
  const lcov = lcovOf(await run(writeIn(folder, 'one-line.asl.json', line)));
  expect(lcov.match(/^BRDA.*$/gm)).toEqual(
    [1, 1, 0, 1, 1, 0, 1, 0].map((passes, index) => `BRDA:1,0,${index},${passes === 0 && index === 7 ? '-' : passes}`),
  );
  expect(lcov).toMatch(/\nDA:1,1\nLF:1\nLH:1\n/);
});

test('machines of one template share its file, and two versions of a machine add up', async () => {
  const machine = (name: string) => `
  ${name}:
    Type: AWS::Serverless::StateMachine
    Properties:
      Role: arn:aws:iam::123456789012:role/r
      Definition:
        Comment: !Ref Stage
        StartAt: A
        States:
          A:
            Type: Pass
            Next: B
          B:
            Type: Succeed`;
  const file = writeIn(
    folder,
    'template.yaml',
    `Transform: AWS::Serverless-2016-10-31\nParameters:\n  Stage: { Type: String }\nResources:${machine('One')}${machine('Two')}\n`,
  );
  const ran = async (stateMachine: string, Stage: string) => {
    const simulator = Simulator.fromFile(file, { stateMachine, parameters: { Stage } });
    await simulator.run();
    return simulator.coverage;
  };
  const lcov = lcovOf(await ran('One', 'test'), await ran('Two', 'test'), await ran('One', 'live'));
  expect(lcov.match(/^SF:.*$/gm)).toEqual([`SF:${file}`]);
  expect(lcov.match(/^DA.*$/gm)).toEqual(['DA:13,2', 'DA:15,2', 'DA:16,2', 'DA:26,1', 'DA:28,1', 'DA:29,1']);
});

test('a definition without a file has the lines of the definition as it is written beside the report', async () => {
  const simulator = Simulator.fromDefinition(JSON.parse(PRETTY) as object, { name: 'Orders' });
  await simulator.run({ mocks: { Call: () => 1 } });
  expect(simulator.coverage.file).toBeUndefined();
  expect(lcovOf(simulator.coverage)).toMatch(/^TN:\nSF:Orders\.written\.json\n/);
  expect(
    lcovOf(simulator.coverage)
      .match(/^DA.*$/gm)!
      .slice(0, 3),
  ).toEqual(['DA:4,1', 'DA:7,0', 'DA:13,1']);
});

test('Cobertura has the lines of each file, with their hits and branches', async () => {
  const file = writeIn(folder, 'a & b.asl.json', PRETTY);
  const coverage = await run(file);
  const lines = linesByFile([coverage], () => 'stacks/a & b.asl.json');
  const xml = coberturaReport(lines, '/project', 1_700_000_000_000);
  expect(xml.split('\n').slice(0, 12).join('\n')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">
<coverage lines-valid="8" lines-covered="5" branches-valid="4" branches-covered="2" line-rate="0.625" branch-rate="0.5" complexity="0" version="1" timestamp="1700000000000">
  <sources>
    <source>/project</source>
  </sources>
  <packages>
    <package name="state machines" line-rate="0.625" branch-rate="0.5" complexity="0">
      <classes>
        <class name="a &amp; b.asl.json" filename="stacks/a &amp; b.asl.json" line-rate="0.625" branch-rate="0.5" complexity="0">
          <methods/>
          <lines>`);
  const found = elementsIn(readMarkup(xml.slice(xml.indexOf('<coverage'))));
  expect(found.filter(({ name }) => name === 'line').map(({ attributes }) => attributes)).toEqual([
    { number: '4', hits: '1', branch: 'false' },
    { number: '7', hits: '1', branch: 'true', 'condition-coverage': '100% (1/1)' },
    { number: '9', hits: '0', branch: 'true', 'condition-coverage': '0% (0/1)' },
    { number: '11', hits: '1', branch: 'false' },
    { number: '14', hits: '0', branch: 'true', 'condition-coverage': '0% (0/1)' },
    { number: '16', hits: '1', branch: 'true', 'condition-coverage': '100% (1/1)' },
    { number: '18', hits: '1', branch: 'false' },
    { number: '19', hits: '0', branch: 'false' },
  ]);
});
