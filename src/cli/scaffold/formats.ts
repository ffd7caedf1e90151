// The output formats for the mocks of a machine: JSON, a test in TypeScript, and a mock configuration.
import { sampleAnswer, sampleResponse } from './sample-answers';
import type { Json } from '../../json/json';
import { prettyText } from '../../json/text';

/** What is written about. */
export interface Subject {
  /** The machine's name. */
  readonly name: string;
  readonly tasks: readonly { readonly name: string; readonly resource: string }[];
  /** The expression that creates the simulator in a test, such as `Simulator.fromFile('orders.asl.json')`. */
  readonly simulator: string;
}

export const FORMATS: Readonly<Record<string, (subject: Subject) => string>> = {
  json: ({ tasks }) =>
    jsonText(Object.fromEntries(tasks.map((one) => [one.name, { returns: sampleAnswer(one.resource) }]))),
  ts: asTest,
  'mock-config': asMockConfig,
};

function asMockConfig({ name, tasks }: Subject): string {
  const responses = responseNames(tasks.map((task) => task.name));
  return jsonText({
    StateMachines: { [name]: { TestCases: { HappyPath: Object.fromEntries(responses) } } },
    MockedResponses: Object.fromEntries(
      tasks.map((task) => [responses.get(task.name)!, { 0: { Return: sampleResponse(task.resource) } }]),
    ),
  });
}

/** `MockedChargeCard` for `Charge card`. Each name is unique. */
function responseNames(states: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const state of states) {
    const words = state.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
    const name = `Mocked${words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('')}`;
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name}${count}`;
    taken.add(unique);
    names.set(state, unique);
  }
  return names;
}

function asTest({ name, tasks, simulator }: Subject): string {
  const mocks = tasks.flatMap((task) => [
    `  // ${task.resource}`,
    `  ${propertyName(task.name)}: returns(${inCode(sampleAnswer(task.resource))}),`,
  ]);
  return [
    `import { ${tasks.length > 0 ? 'returns, ' : ''}Simulator } from 'cdk-lambda-workflows/simulator';`,
    "import 'cdk-lambda-workflows/jest';",
    '',
    `const simulator = ${simulator};`,
    '',
    ...(tasks.length > 0 ? ['const mocks = {', ...mocks, '};', ''] : []),
    `test(${inCode(`${name} succeeds`)}, async () => {`,
    `  const execution = await simulator.run({ input: {}${tasks.length > 0 ? ', mocks' : ''} });`,
    '  expect(execution).toSucceed();',
    '});',
    '',
  ].join('\n');
}

function propertyName(name: string): string {
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

function jsonText(value: Json): string {
  return `${prettyText(value)}\n`;
}
