// The command start: where it listens, how it ends, and a port that is taken.
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { runCommandLine } from '../../../src/cli/run';
import { runCommand } from '../../support/command-line';

test('start prints where it listens, answers there, and ends with 0 when it is interrupted', async () => {
  const stdout = new PassThrough();
  const ended = runCommandLine(['start', '--port', '0'], { stdin: process.stdin, stdout, stderr: stdout });
  const url = /http:\S+/.exec(String((await once(stdout, 'data'))[0]))![0];
  const headers = { 'x-amz-target': 'AWSStepFunctions.ListStateMachines' };
  const answer = await fetch(url, { method: 'POST', headers, body: '{}' });
  expect([answer.status, await answer.json()]).toEqual([200, { stateMachines: [] }]);
  process.emit('SIGINT');
  expect(await ended).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
});

test.each([
  ['0.0.0.0', true],
  ['127.0.0.2', false],
])('start --host %s warns that others can run code: %s', async (host, warns) => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const ended = runCommandLine(['start', '--port', '0', '--host', host], { stdin: process.stdin, stdout, stderr });
  await once(stdout, 'data');
  process.emit('SIGINT');
  expect(await ended).toBe(0);
  const warning = /^Warning: everybody who can reach 0\.0\.0\.0:\d+ can run code on this machine\.\n$/;
  expect(warning.test(String(stderr.read() ?? ''))).toBe(warns);
});

test('start exits with 2 when its port is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  expect(await runCommand(['start', '--port', String(port)])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      `Port ${port} of 127.0.0.1 is in use. Stop the program that listens there, or choose another --port.\n` +
      'See cdk-lambda-workflows start --help.\n',
  });
  taken.close();
});
