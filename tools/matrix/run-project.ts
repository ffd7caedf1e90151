// Writes a project of the matrix into a folder and runs its steps there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Project, Step } from './project';

export function writeProject({ files, manifest }: Project, folder: string): void {
  const all = { 'package.json': JSON.stringify({ private: true, ...manifest }), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/**
 * What a step did otherwise than it should have; empty if all is well.
 * @param bin the folder with the program of Node.js; empty for the one that runs this
 */
export function problemsOf({ command, code = 0, prints = [], omits = [] }: Step, cwd: string, bin: string): string[] {
  const PATH = [bin, join(cwd, 'node_modules/.bin'), dirname(process.execPath), process.env.PATH]
    .filter(Boolean)
    .join(delimiter);
  const [program, ...args] = command as [string, ...string[]];
  // The test that runs this may be one of Jest's own workers, which a user's shell is not.
  const outside = { JEST_WORKER_ID: undefined, NODE_TEST_CONTEXT: undefined, VITEST: undefined };
  const env = { ...process.env, ...outside, PATH, NO_COLOR: '1', FORCE_COLOR: undefined, CI: undefined };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' });
  const text = `${stdout}${stderr}`;
  const holds = (what: string | RegExp) => (typeof what === 'string' ? text.includes(what) : what.test(text));
  const wrong = [
    ...(status === code ? [] : [`exit code ${status}, expected ${code}`]),
    ...prints.filter((what) => !holds(what)).map((what) => `does not print ${String(what)}`),
    ...omits.filter(holds).map((what) => `prints ${String(what)}`),
  ];
  return wrong.length === 0 ? [] : [`${command.join(' ')}: ${wrong.join('; ')}\n${text}`];
}
