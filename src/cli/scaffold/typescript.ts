// Writes a test in TypeScript: one test for success, and one for each branch.
import { isDeepStrictEqual } from 'node:util';
import type { Branch, Plan, Scenario } from './plan';
import type { Subject } from './subject';
import type { Json } from '../../json/json';

export function asTest({ name, tasks, plan, simulator }: Subject): string {
  const mocks = tasks.flatMap((task) => [
    `  // ${task.resource}`,
    `  ${propertyName(task.name)}: returns(${inCode(plan.answers[task.name]!)}),`,
  ]);
  return [
    `import { ${[...functionsOf(tasks.length, plan), 'Simulator'].join(', ')} } from 'cdk-lambda-workflows/simulator';`,
    "import 'cdk-lambda-workflows/jest';",
    '',
    `const simulator = ${simulator};`,
    '',
    ...(tasks.length > 0 ? ['const mocks = {', ...mocks, '};', ''] : []),
    `test(${inCode(`${name} succeeds`)}, async () => {`,
    ...runOf(plan, tasks.length > 0 ? 'mocks' : undefined),
    '  expect(execution).toSucceed();',
    '});',
    '',
    ...plan.branches.flatMap((branch) => testOf(branch, plan, name)),
  ].join('\n');
}

function testOf(branch: Branch, plan: Scenario, name: string): string[] {
  const changed = Object.entries(branch.answers).filter(
    ([task, answer]) => !isDeepStrictEqual(answer, plan.answers[task]),
  );
  const own = changed.map(([task, answer]) => `${propertyName(task)}: ${mockOf(task, answer, branch)}`);
  const mocks = Object.keys(plan.answers).length === 0 ? undefined : 'mocks';
  const [choice, target] = [branch.choice, branch.target].map(inCode);
  return [
    `test(${inCode(`${name} goes from ${branch.choice} to ${branch.target}`)}, async () => {`,
    ...runOf(branch, own.length === 0 ? mocks : `mocks: { ...mocks, ${own.join(', ')} }`),
    `  expect(execution).toHaveVisited(${choice}, ${target});`,
    '});',
    '',
  ];
}

/** What the tests use besides the simulator. */
function functionsOf(tasks: number, { branches }: Plan): string[] {
  const hasSequence = branches.some(({ later }) => Object.keys(later).length > 0);
  return [...(tasks > 0 ? ['returns'] : []), ...(hasSequence ? ['sequence'] : [])];
}

/** A list of answers for a task that is called again and then answers differently. */
function mockOf(task: string, answer: Json, { later, calls }: Branch): string {
  const first = `returns(${inCode(answer)})`;
  if (!Object.hasOwn(later, task)) return first;
  const rest = Array<string>(calls.get(task)! - 1).fill(`returns(${inCode(later[task]!)})`);
  return `sequence(${[first, ...rest].join(', ')})`;
}

function runOf({ input, s3 }: Scenario, mocks: string | undefined): string[] {
  const objects = Object.keys(s3).length > 0 ? [`s3: ${inCode(s3)}`] : [];
  const options = [`input: ${inCode(input)}`, ...objects, ...(mocks === undefined ? [] : [mocks])];
  return [`  const execution = await simulator.run({ ${options.join(', ')} });`];
}

/** A name as the key of an object literal. */
export function propertyName(name: string): string {
  if (name === '__proto__') return "['__proto__']"; // without brackets it would be the prototype
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : inCode(name);
}

/** A value as a TypeScript literal. */
export function inCode(value: Json): string {
  if (typeof value === 'string') {
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => inCode(item)).join(', ')}]`;
  const members = Object.entries(value).map(([key, item]) => `${propertyName(key)}: ${inCode(item)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The longest value that stays on one line. */
const LONGEST_LINE = 90;

/** A value as a TypeScript literal, on several lines if it is long. */
export function inLines(value: Json, indent: string): string {
  const line = inCode(value);
  if (line.length <= LONGEST_LINE || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item: Json) => inLines(item, inner))
    : Object.entries(value).map(([key, item]) => `${propertyName(key)}: ${inLines(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join('')}${indent}${close}`;
}
