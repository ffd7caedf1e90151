// Evaluates JSONata in a process of its own: in another time zone, or faster than in Jest's sandbox.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** The values of expressions, or the messages of their failures. */
export function answersInProcess(expressions: readonly string[], env: NodeJS.ProcessEnv = {}): unknown[] {
  const script = `
    const { evaluateJsonata } = require('./test/support/expressions');
    const answers = ${JSON.stringify(expressions)}.map((text) =>
      evaluateJsonata(text, {}, { seed: 7 }).catch((error) => error.message),
    );
    Promise.all(answers).then((all) => console.log(JSON.stringify(all)));`;
  const args = ['-r', 'ts-node/register/transpile-only', '-e', script];
  const options = { cwd: join(__dirname, '../..'), env: { ...process.env, ...env }, encoding: 'utf8' as const };
  return JSON.parse(execFileSync(process.execPath, args, options)) as unknown[];
}
