import { execFileSync, spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FunctionRunner } from '../../src/local-functions/function-runner';
import type { FunctionConfiguration } from '../../src/local-functions/local-function';
import { tempFolder } from '../support/folders';
import { eventually } from '../support/time';
import { zipOf } from '../support/zip';

const lines: string[] = [];
const runner = new FunctionRunner({ concurrency: 2, log: ({ message }) => lines.push(message) });

beforeEach(() => void (lines.length = 0));
afterAll(() => runner.close());

function node(inline: string, rest: Partial<FunctionConfiguration> = {}): FunctionConfiguration {
  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:Fetch';
  return {
    name: 'Fetch',
    arn,
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    code: { inline },
    timeout: 20,
    ...rest,
  };
}

async function call(configuration: FunctionConfiguration, event: unknown = {}) {
  const { payload, functionError, log } = await runner.invoke(configuration, JSON.stringify(event));
  return { value: JSON.parse(payload) as any, functionError, log };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('Node.js', () => {
  test.each([
    ['async', 'exports.handler = async (event) => ({ got: event.a });'],
    [
      'callback',
      'exports.handler = (event, context, callback) => setTimeout(() => callback(null, { got: event.a }), 5);',
    ],
    ['promise', 'exports.handler = (event) => Promise.resolve({ got: event.a });'],
    ['succeed', 'exports.handler = (event, context) => context.succeed({ got: event.a });'],
  ])('%s handlers', async (_, code) => {
    expect(await call(node(code), { a: 'ä€😀' })).toMatchObject({ value: { got: 'ä€😀' }, functionError: undefined });
  });

  test('ES modules, from a zip, with files beside them', async () => {
    const zip = zipOf(
      { path: 'src/app.mjs', content: "import { a } from './a.mjs'; export const run = async () => a;" },
      { path: 'src/a.mjs', content: 'export const a = [1];' },
    );
    expect((await call(node('', { code: { zip: () => zip }, handler: 'src/app.run' }))).value).toEqual([1]);
  });

  const folder = tempFolder('function-test');

  test('code runs from a folder', async () => {
    writeFileSync(join(folder, 'index.js'), 'exports.handler = async () => __filename;');
    expect((await call(node('', { code: { folder } }))).value).toContain('function-test-');
    rmSync(folder, { recursive: true });
    await expect(call(node('', { code: { folder } }))).rejects.toThrow(
      `is missing: the folder ${folder} does not exist`,
    );
  });

  test('the context, and an environment without the host', async () => {
    process.env.HOST_SECRET = 'x';
    const code = `exports.handler = async (event, context) => ({ context, left: context.getRemainingTimeInMillis(), env: process.env });`;
    const { value, log } = await call(node(code, { environment: { TABLE: 'T' }, memorySize: 512 }));
    delete process.env.HOST_SECRET;
    expect(value.context).toMatchObject({
      functionName: 'Fetch',
      functionVersion: '$LATEST',
      memoryLimitInMB: '512',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:Fetch',
      logGroupName: '/aws/lambda/Fetch',
      logStreamName: expect.stringMatching(/^\d{4}\/\d\d\/\d\d\/\[\$LATEST\][0-9a-f]{32}$/),
    });
    expect(log).toContain(`START RequestId: ${value.context.awsRequestId} Version: $LATEST\n`);
    expect(value.left).toBeGreaterThan(1000);
    expect(value.left).toBeLessThanOrEqual(20_000);
    const { env } = value;
    expect(env).toMatchObject({
      TABLE: 'T',
      AWS_REGION: 'eu-west-1',
      _HANDLER: 'index.handler',
      AWS_LAMBDA_FUNCTION_NAME: 'Fetch',
    });
    expect(env.HOST_SECRET ?? env.HOME ?? env.USER).toBeUndefined();
  });

  test('the log has START, the lines in Lambda’s form, END and REPORT', async () => {
    const code = `exports.handler = async () => { console.error('bad\\nthing', { a: 1 }); console.log('%d!', 5); process.stdout.write('raw'); };`;
    const { log, value } = await call(node(code));
    expect(value).toBeNull();
    expect(log).toBe(lines.join(''));
    const id = '[0-9a-f-]{36}';
    const expected = [
      `START RequestId: ${id} Version: \\$LATEST\n`,
      `\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z\t${id}\tERROR\tbad\nthing \\{ a: 1 \\}\n`,
      `\\S+Z\t${id}\tINFO\t5!\n`,
      'raw\n',
      `END RequestId: ${id}\n`,
      `REPORT RequestId: ${id}\tDuration: [\\d.]+ ms\tBilled Duration: \\d+ ms\tMemory Size: 128 MB\t(Max Memory Used: \\d+ MB\t)?Init Duration: [\\d.]+ ms\t\n`,
    ];
    expect(lines).toHaveLength(expected.length);
    expected.forEach((pattern, index) => expect(lines[index]).toMatch(new RegExp(`^${pattern}$`)));
  });

  test.each([
    ['a thrown error', `exports.handler = async () => { throw new TypeError('no'); };`, 'TypeError', 'no'],
    ['an error of a callback', `exports.handler = (e, c, callback) => callback(new Error('no'));`, 'Error', 'no'],
    ['a text as error', `exports.handler = (e, c, callback) => callback('no');`, 'string', 'no'],
    [
      'a custom name',
      `class MyError extends Error { name = 'MyError' } exports.handler = async () => { throw new MyError('no'); };`,
      'MyError',
      'no',
    ],
    [
      'a rejection nobody handles',
      `exports.handler = () => { Promise.reject(new Error('lost')); return new Promise(() => setTimeout(() => {}, 9000)); };`,
      'Runtime.UnhandledPromiseRejection',
      'Error: lost',
    ],
    [
      'an exception later',
      `exports.handler = () => { setTimeout(() => { throw new RangeError('late'); }, 1); return new Promise(() => setTimeout(() => {}, 9000)); };`,
      'RangeError',
      'late',
    ],
    ['no such export', `exports.other = 1;`, 'Runtime.HandlerNotFound', 'index.handler is undefined or not exported'],
    [
      'a missing module',
      `require('nowhere');`,
      'Runtime.ImportModuleError',
      expect.stringContaining("Error: Cannot find module 'nowhere'"),
    ],
    ['a syntax error', `exports.handler = (`, 'Runtime.UserCodeSyntaxError', expect.stringContaining('SyntaxError')],
    ['an error at the start', `throw new Error('init');`, 'Error', 'init'],
  ])('%s', async (_, code, errorType, errorMessage) => {
    const { value, functionError, log } = await call(node(code));
    expect({ value, functionError }).toEqual({
      value: { errorType, errorMessage, trace: expect.any(Array) },
      functionError: 'Unhandled',
    });
    expect(log).toContain('\tERROR\t');
  });

  test('errors name the folders of Lambda, so that they are the same on every machine', async () => {
    const code = `exports.handler = async () => { require('fs').readFileSync(__dirname + '/nowhere'); };`;
    const { value } = await call(node(code));
    expect(value).toMatchObject({
      errorMessage: "ENOENT: no such file or directory, open '/var/task/nowhere'",
      errorType: 'Error',
    });
    expect(value.trace).toContainEqual(expect.stringMatching(/^ {4}at .*\(\/var\/task\/index\.js:1:\d+\)$/));
    expect(value.trace).toContainEqual(expect.stringContaining('(file:///var/runtime/index.mjs:'));
    expect(JSON.stringify(value)).not.toContain('cdk-lambda-workflows');
  });

  test('an exit is an error, and the next invocation has a new process', async () => {
    const configuration = node(
      `exports.handler = async ({ code }) => { if (code !== undefined) process.exit(code); return 'fine'; };`,
    );
    const { value, functionError } = await call(configuration, { code: 3 });
    expect(functionError).toBe('Unhandled');
    expect(value).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Runtime exited with error: exit status 3$/),
    });
    expect(lines.at(-1)).toContain('\tStatus: error\tError Type: Runtime.ExitError\t');
    expect((await call(configuration, { code: 0 })).value.errorMessage).toContain(
      'Runtime exited without providing a reason',
    );
    expect((await call(configuration)).value).toBe('fine');
  });

  test('a time-out kills the process', async () => {
    const configuration = node(
      `exports.handler = async ({ busy }, c) => { console.log('pid', process.pid); while (busy); return 'fine'; };`,
      { timeout: 1 },
    );
    const { value, functionError, log } = await call(configuration, { busy: true });
    expect(functionError).toBe('Unhandled');
    expect(value).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/^RequestId: [0-9a-f-]{36} Error: Task timed out after 1\.00 seconds$/),
    });
    expect(log).toMatch(/\n\d{4}\S+Z [0-9a-f-]{36} Task timed out after 1\.00 seconds\n\nEND /);
    expect(log).toContain('\tStatus: timeout\t');
    await eventually(() => !isRunning(Number(/pid (\d+)/.exec(log)![1])));
    expect((await call(configuration)).value).toBe('fine');
  });

  test('processes stay warm, up to the maximum', async () => {
    const configuration = node(
      `let n = 0; exports.handler = async () => { n += 1; await new Promise((r) => setTimeout(r, 100)); return { pid: process.pid, n }; };`,
    );
    const first = (await call(configuration)).value;
    expect((await call(configuration)).value).toEqual({ pid: first.pid, n: 2 });
    const many = await Promise.all(
      Array.from({ length: 6 }, async () => (await call(configuration)).value.pid as number),
    );
    expect(new Set(many).size).toBe(2);
  });

  test('an answer over 6 MB is refused', async () => {
    const { value } = await call(node(`exports.handler = async () => 'x'.repeat(7000000);`));
    expect(value.errorType).toBe('Function.ResponseSizeTooLarge');
  });
});

describe('provided', () => {
  const script = `#!/bin/sh
while true; do
  id=$(curl -sS -D - -o /tmp/event.$$ "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/next" | grep -i request-id | tr -d '\\r' | cut -d' ' -f2)
  echo "handling $_HANDLER"
  curl -sS -d @/tmp/event.$$ "http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation/$id/response" > /dev/null
  rm -f /tmp/event.$$
done
`;
  const run = hasCurl() ? test : test.skip;

  run('a bootstrap speaks the Runtime API', async () => {
    const zip = zipOf({ path: 'bootstrap', content: script, mode: 0o100755 });
    const { value, log } = await call(node('', { runtime: 'provided.al2023', code: { zip: () => zip } }), { a: 1 });
    expect(value).toEqual({ a: 1 });
    expect(log).toContain('handling index.handler\n');
  });

  test('a bootstrap that cannot start is an error', async () => {
    const zip = zipOf({ path: 'bootstrap', content: '#!/nowhere\n', mode: 0o100755 });
    const { value } = await call(node('', { runtime: 'provided.al2023', code: { zip: () => zip } }));
    expect(value).toEqual({
      errorType: 'Runtime.InvalidEntrypoint',
      errorMessage: expect.stringContaining("Couldn't start the function"),
    });
    const empty = zipOf({ path: 'x', content: '' });
    await expect(call(node('', { runtime: 'provided.al2', code: { zip: () => empty } }))).rejects.toThrow(
      "no file 'bootstrap'",
    );
  });
});

function hasCurl(): boolean {
  try {
    execFileSync('curl', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('an unsupported runtime is named in the error', async () => {
  await expect(call(node('', { runtime: 'java21' }))).rejects.toThrow(
    "expected a runtime nodejs*, python3* or provided.*; found 'java21'",
  );
});

test('closing ends running invocations', async () => {
  const own = new FunctionRunner({ log: ({ message }) => lines.push(message) });
  const pending = own.invoke(
    node(
      `exports.handler = () => { console.log('pid', process.pid); return new Promise(() => setInterval(() => {}, 1000)); };`,
    ),
    '{}',
  );
  await eventually(() => lines.some((line) => line.includes('pid')));
  own.close();
  expect((await pending).payload).toContain('Runtime.ExitError');
  await eventually(() => !isRunning(Number(/pid (\d+)/.exec(lines.join(''))![1])));
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s to the program ends the processes and removes the folder',
  async (signal) => {
    const script = `
    require('ts-node').register({ transpileOnly: true });
    const { FunctionRunner } = require('./src/local-functions/function-runner');
    const code = { inline: "exports.handler = () => { console.log('pid', process.pid, __filename); return new Promise(() => setInterval(() => {}, 1000)); };" };
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:F';
    new FunctionRunner({ log: ({ message }) => process.stdout.write(message) })
      .invoke({ name: 'F', arn, runtime: 'nodejs22.x', handler: 'index.handler', code, timeout: 60 }, '{}');
  `;
    const program = spawn(process.execPath, ['-e', script], { cwd: join(__dirname, '../..') });
    let output = '';
    for (const out of [program.stdout, program.stderr]) out.on('data', (text: Buffer) => (output += text.toString()));
    const ended = new Promise((resolve) => program.once('exit', (code, by) => resolve(by ?? code)));
    await eventually(() => output.includes('pid')).catch(() => Promise.reject(new Error(output)));
    program.kill(signal);
    expect(await ended).toBe(signal);
    const [, pid, file] = /pid (\d+) (\S+)/.exec(output)!;
    await eventually(() => !isRunning(Number(pid)));
    expect(existsSync(file!)).toBe(false);
  },
  30_000,
);
