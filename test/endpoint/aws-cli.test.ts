// The commands of everyday use, unchanged, with the real AWS CLI against an endpoint that runs real functions.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Endpoint } from '../../src/endpoint/endpoint';
import { listen, type ListeningEndpoint } from '../../src/endpoint/http/server';
import { findAwsCli, runAws } from '../support/aws-cli';
import { tempFolder } from '../support/folders';
import { FETCH_AND_PROCESS } from '../support/machines';
import { zipOf } from '../support/zip';

const folder = tempFolder('aws-cli-test');
const cli = findAwsCli(folder);
const faults: unknown[] = [];
const endpoint = new Endpoint({ report: (error) => faults.push(error) });
let server: ListeningEndpoint;

beforeAll(async () => void (server = await listen(endpoint, 0, '127.0.0.1')));
afterAll(async () => {
  await server.close();
  endpoint.close();
  expect(faults).toEqual([]);
});

const aws = (...args: string[]) => runAws(cli!, args, { endpoint: server.url, folder });

async function createFunction(name: string, code: string): Promise<void> {
  writeFileSync(join(folder, `${name}.zip`), zipOf({ path: 'index.js', content: code }));
  const role = 'arn:aws:iam::123456789012:role/FunctionRole';
  const options = ['--runtime', 'nodejs22.x', '--handler', 'index.handler', '--role', role, '--timeout', '30'];
  await aws('lambda', 'create-function', '--function-name', name, ...options, '--zip-file', `fileb://${name}.zip`);
}

const MACHINE = 'arn:aws:states:us-east-1:123456789012:stateMachine:MyStateMachine';
const title = cli ? `with ${cli.version}` : 'skipped: there is no aws on the PATH, and pip cannot install awscli';

(cli ? describe : describe.skip)(`the AWS CLI (${title})`, () => {
  test('creates, starts, lists and describes, and finds the ERROR that a function logged', async () => {
    await createFunction(
      'FetchData',
      `exports.handler = async ({ key }) => { console.error('no cache for', key); return { fetched: key }; };`,
    );
    await createFunction(
      'ProcessData',
      `exports.handler = async ({ fetched }) => ({ processed: fetched.toUpperCase() });`,
    );
    writeFileSync(join(folder, 'workflow.json'), JSON.stringify(FETCH_AND_PROCESS));

    const role = 'arn:aws:iam::123456789012:role/StepFunctionsRole';
    const definition = ['--definition', 'file://workflow.json', '--role-arn', role];
    const created = await aws('stepfunctions', 'create-state-machine', '--name', 'MyStateMachine', ...definition);
    expect(created.stateMachineArn).toBe(MACHINE);

    const input = '{"key":"value"}';
    const started = await aws('stepfunctions', 'start-execution', '--state-machine-arn', MACHINE, '--input', input);
    const arn: string = started.executionArn;
    expect(arn).toMatch(/^arn:aws:states:us-east-1:123456789012:execution:MyStateMachine:/);
    await endpoint.world.executions.whenEnded(endpoint.world.executions.get(arn));

    const { executions } = await aws('stepfunctions', 'list-executions', '--state-machine-arn', MACHINE);
    expect(executions).toEqual([expect.objectContaining({ executionArn: arn, status: 'SUCCEEDED' })]);

    const described = await aws('stepfunctions', 'describe-execution', '--execution-arn', arn);
    expect(described).toMatchObject({ status: 'SUCCEEDED', input, output: '{"processed":"VALUE"}' });

    const { stateMachines } = await aws('stepfunctions', 'list-state-machines');
    expect(stateMachines).toEqual([expect.objectContaining({ stateMachineArn: MACHINE, type: 'STANDARD' })]);

    const filter = ['--log-group-name', '/aws/lambda/FetchData', '--filter-pattern', 'ERROR'];
    const { events } = await aws('logs', 'filter-log-events', ...filter);
    expect(events).toEqual([
      expect.objectContaining({
        logStreamName: expect.stringContaining('[$LATEST]'),
        message: expect.stringMatching(/^\S+Z\t[0-9a-f-]{36}\tERROR\tno cache for value\n$/),
        timestamp: expect.any(Number),
      }),
    ]);
  }, 180_000);

  test('calls a function', async () => {
    await createFunction(
      'Echo',
      `exports.handler = async (event) => { if (event.fail) throw new TypeError('no'); return event; };`,
    );
    const args = ['lambda', 'invoke', '--function-name', 'Echo', '--payload', 'fileb://event.json', 'out.json'];
    writeFileSync(join(folder, 'event.json'), '{"fail":true}');
    expect(await aws(...args)).toEqual({ StatusCode: 200, FunctionError: 'Unhandled', ExecutedVersion: '$LATEST' });
    await aws('lambda', 'delete-function', '--function-name', 'Echo');
    await expect(aws('lambda', 'get-function', '--function-name', 'Echo')).rejects.toThrow(
      'Function not found: arn:aws:lambda:us-east-1:123456789012:function:Echo',
    );
  }, 180_000);
});
