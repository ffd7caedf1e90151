// The command line as a whole: help, version, and commands that do not exist.
import { runCommand } from '../support/command-line';

test('without a command, the command line prints the commands and exits with 2', async () => {
  const { code, stderr } = await runCommand([]);
  expect(code).toBe(2);
  expect(stderr).toContain('simulate  run a state machine');
});

test.each([['--help'], ['simulate', '--help'], ['batch', '-h']])(
  'the arguments %s %s print help and exit with 0',
  async (...args) => {
    const { code, stdout } = await runCommand(args);
    expect(code).toBe(0);
    expect(stdout).toContain('usage: cdk-lambda-workflows');
  },
);

test('a command that does not exist is named', async () => {
  const { code, stderr } = await runCommand(['simulat']);
  expect(code).toBe(2);
  expect(stderr).toContain("Unknown command 'simulat'. Did you mean 'simulate'?\n");
});

test('--version prints the version of the package', async () => {
  expect((await runCommand(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a misspelled option is refused with a suggestion from the help', async () => {
  expect(await runCommand(['validate', '--formt', 'json'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "Unknown option '--formt'. Did you mean '--format'?\nSee cdk-lambda-workflows validate --help.\n",
  });
});
