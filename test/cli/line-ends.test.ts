// Files with the line ends of Windows: the same findings at the same places, and the same runs.
import { runCommand } from '../support/command-line';
import { tempFolder, writeIn } from '../support/folders';

const folder = tempFolder('line-ends');

/** What a command says of a text, with either line end. */
async function withBoth(name: string, text: string, ...args: string[]): Promise<[string, string]> {
  const said: string[] = [];
  for (const [kind, content] of [
    ['lf', text],
    ['crlf', text.replace(/\n/g, '\r\n')],
  ] as const) {
    const path = writeIn(folder, `${kind}/${name}`, content);
    const { code, stdout, stderr } = await runCommand([args[0]!, path, ...args.slice(1)]);
    said.push(`${code}\n${stdout}${stderr}`.replaceAll(path, name));
  }
  return said as [string, string];
}

const JSON_DEFINITION = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "Nowhere" }
  }
}
`;
const YAML_DEFINITION = `StartAt: A
States:
  A:
    Type: Pass
    InputPath: $.a[
    # a comment
    End: true
`;
const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::StateMachine
    Properties:
      Definition:
        StartAt: A
        States:
          A: { Type: Pass, Next: Nowhere }
      Role: arn:aws:iam::123456789012:role/R
`;

test.each([
  ['orders.asl.json', JSON_DEFINITION, 'orders.asl.json:4:'],
  ['orders.asl.yaml', YAML_DEFINITION, 'orders.asl.yaml:5:'],
  ['template.yaml', TEMPLATE, 'template.yaml:9:'],
  ['broken.asl.json', '{\n  "StartAt": "A",\n  oops\n}\n', 'broken.asl.json:3:'],
])('validate finds the same in %s, at the same line and column, with a caret below it', async (name, text, place) => {
  const [lf, crlf] = await withBoth(name, text, 'validate');
  expect(lf).toContain(place);
  expect(lf).toMatch(/\n +\^\n/);
  expect(crlf).toBe(lf);
});

test('simulate reads a definition, an input and mocks with the line ends of Windows', async () => {
  const definition = `{
  "StartAt": "T",
  "States": { "T": { "Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true } }
}
`;
  const mocks = writeIn(folder, 'mocks.json', '{\r\n  "T": { "returns": "a\\r\\nb" }\r\n}\r\n');
  const input = writeIn(folder, 'input.json', '{\r\n  "x": 1\r\n}\r\n');
  const [lf, crlf] = await withBoth('t.asl.json', definition, 'simulate', '--mocks', mocks, '--input', `@${input}`);
  expect(lf).toContain('Output: "a\\r\\nb"');
  expect(crlf).toBe(lf);
});
