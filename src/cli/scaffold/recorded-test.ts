// Writes a test in TypeScript that expects what was recorded, for each test runner.
import type { RecordedEnd, RecordedScenario } from './recorded-scenario';
import { inCode, inLines, propertyName } from './typescript';
import { member, type Json, type JsonObject } from '../../json/json';

export type Runner = (scenario: RecordedScenario, code: string) => string;

/** By the name of the format. */
export const RUNNERS: Readonly<Record<string, Runner>> = {
  ts: (scenario, code) => testFile(scenario, code, JEST),
  vitest: (scenario, code) => testFile(scenario, code, VITEST),
  node: (scenario, code) => testFile(scenario, code, NODE),
};

/** How a runner's tests begin, and how they assert the end of an execution. */
interface Style {
  readonly imports: readonly string[];
  assertion(end: RecordedEnd): Assertion;
}

interface Assertion {
  readonly imports?: string;
  /** The function, up to its own arguments. */
  readonly call: string;
  readonly args: readonly Json[];
}

const JEST: Style = {
  imports: ["import 'cdk-lambda-workflows/jest';"],
  assertion: ({ status, output, error, cause }) => {
    if (status === 'SUCCEEDED') return { call: 'expect(execution).toSucceedWith(', args: [output!] };
    if (status === 'FAILED') return { call: 'expect(execution).toFailWith(', args: failureArgs(error, cause) };
    return { call: 'expect(execution.status).toBe(', args: [status] };
  },
};

const VITEST: Style = {
  imports: ["import { expect, test } from 'vitest';", "import 'cdk-lambda-workflows/vitest';"],
  assertion: (end) => JEST.assertion(end),
};

const NODE: Style = {
  imports: ["import { test } from 'node:test';"],
  assertion: ({ status, output, error, cause }) => {
    const own = (name: string) => `import { ${name} } from 'cdk-lambda-workflows/assert';`;
    if (status === 'SUCCEEDED') {
      return { imports: own('assertSucceeded'), call: 'assertSucceeded(execution, ', args: [output!] };
    }
    if (status === 'FAILED') {
      const args = failureArgs(error, cause);
      return { imports: own('assertFailed'), call: `assertFailed(execution${args.length > 0 ? ', ' : ''}`, args };
    }
    const imports = "import { strictEqual } from 'node:assert';";
    return { imports, call: 'strictEqual(execution.status, ', args: [status] };
  },
};

/** The leading arguments that are known: a cause is only compared together with its error. */
function failureArgs(error: string | undefined, cause: string | undefined): string[] {
  if (error === undefined) return [];
  return cause === undefined ? [error] : [error, cause];
}

function testFile({ name, input, answers, end }: RecordedScenario, code: string, style: Style): string {
  const mocks = Object.entries(answers).map(([state, one]) => `  ${propertyName(state)}: ${mockInCode(one)},`);
  const makers = ['after', 'fails', 'never', 'replies', 'returns', 'sequence', 'submits'];
  const used = makers.filter((maker) => mocks.some((line) => new RegExp(`\\b${maker}\\(`).test(line)));
  const { imports, call, args } = style.assertion(end);
  return [
    ...style.imports,
    ...(imports === undefined ? [] : [imports]),
    `import { ${[...used, 'Simulator'].join(', ')} } from 'cdk-lambda-workflows/simulator';`,
    '',
    `const simulator = ${code};`,
    '',
    `const input = ${inLines(input, '')};`,
    '',
    ...(mocks.length > 0 ? ['const mocks = {', ...mocks, '};', ''] : []),
    `test(${inCode(`${name} ends as recorded`)}, async () => {`,
    `  const execution = await simulator.run({ input${mocks.length > 0 ? ', mocks' : ''} });`,
    `  ${call}${args.map((arg) => inLines(arg, '  ')).join(', ')});`,
    '});',
    '',
  ].join('\n');
}

function mockInCode(given: JsonObject | readonly JsonObject[]): string {
  if (!Array.isArray(given)) return answerInCode(given as JsonObject, '  ');
  const answers = (given as readonly JsonObject[]).map((answer) => `\n    ${answerInCode(answer, '    ')},`);
  return `sequence(${answers.join('')}\n  )`;
}

function answerInCode(answer: JsonObject, indent: string): string {
  const [seconds, submitted] = [member(answer, 'after'), member(answer, 'submits')];
  const end = endInCode(answer, indent);
  const timed = seconds === undefined ? end : `after(${inCode(seconds)}, ${end})`;
  return submitted === undefined ? timed : `submits(${inCode(submitted)}, ${timed})`;
}

function endInCode({ returns, replies, fails }: JsonObject, indent: string): string {
  if (returns !== undefined) return `returns(${inLines(returns, indent)})`;
  if (replies !== undefined) return `replies(${inLines(replies, indent)})`;
  if (fails === undefined) return 'never()';
  const { error, cause, event } = fails as Readonly<Record<string, Json>>;
  if (event === undefined && cause === undefined) return `fails(${error === undefined ? '' : inCode(error)})`;
  const given = [error, cause].map((text) => (text === undefined ? 'undefined' : inCode(text)));
  return `fails(${[...given, ...(event === undefined ? [] : [inCode({ event })])].join(', ')})`;
}
