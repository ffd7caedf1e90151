// What functions of many shapes answer, compared with AWS's published runtime clients: recorded by `npm run runtimes`.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FunctionRunner } from '../../src/local-functions/function-runner';
import { RUNTIME_CASES } from '../../tools/runtimes/cases';
import { outcomeOf, type RuntimeOutcome } from '../../tools/runtimes/outcome';
import { whyNoPython } from '../support/python';

const recorded = JSON.parse(readFileSync(join(__dirname, 'runtimes.recorded.json'), 'utf8')) as Record<
  string,
  Record<string, RuntimeOutcome>
>;
const missing = whyNoPython();
const runner = new FunctionRunner();
afterAll(() => runner.close());

async function outcome({ runtime, source }: (typeof RUNTIME_CASES)[number]): Promise<RuntimeOutcome> {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:F';
  const code = { inline: source };
  const invocation = await runner.invoke(
    { name: 'F', arn, runtime, handler: 'index.handler', code, timeout: 20 },
    '{"a": 1}',
  );
  return outcomeOf(invocation, '/var/task');
}

test('all cases are recorded', () => {
  const names = RUNTIME_CASES.map(({ runtime, name }) => `${runtime} ${name}`);
  const known = Object.entries(recorded).flatMap(([runtime, all]) =>
    Object.keys(all).map((name) => `${runtime} ${name}`),
  );
  expect(known.sort()).toEqual(names.sort());
});

const cases = (prefix: string) =>
  RUNTIME_CASES.filter(({ runtime }) => runtime.startsWith(prefix)).map(
    (one) => [`${one.runtime} ${one.name}`, one] as const,
  );

test.each(cases('nodejs'))("a function answers as with AWS's runtime client: %s", async (_, one) => {
  expect(await outcome(one)).toEqual(recorded[one.runtime]![one.name]);
});

(missing === undefined ? describe : describe.skip)(
  `Python${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test.each(cases('python'))("a function answers as with AWS's runtime client: %s", async (_, one) => {
      expect(await outcome(one)).toEqual(recorded[one.runtime]![one.name]);
    });
  },
);
