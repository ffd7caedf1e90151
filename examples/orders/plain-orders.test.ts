// The plain version does the same as ours, event for event, and takes the lines that the README says.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { CASES, ORDER } from './cases';
import { OrdersStack } from './orders-stack';
import { PlainOrdersStack } from './plain-orders-stack';
import { returns, Simulator, type Mocks } from 'cdk-lambda-workflows/simulator';

const ours = Simulator.fromStack(new OrdersStack(new App(), 'Orders'));
const plain = Simulator.fromStack(new PlainOrdersStack(new App(), 'Orders'));

const SCENARIOS: [string, Mocks][] = [
  ...Object.values(CASES).map(({ title, mocks }): [string, Mocks] => [title, mocks]),
  ['Out of stock', { ...CASES.success.mocks, Validate: returns({ orderId: 'o-1', inStock: false }) }],
];

test.each(SCENARIOS)('%s: both end alike, on the same way and at the same time', async (_, mocks) => {
  const [one, other] = await Promise.all([ours, plain].map((simulator) => simulator.run({ input: ORDER, mocks })));
  const { status, output, error, cause, visitedStates, durationSeconds } = one!;
  expect(other).toMatchObject({ status, visitedStates, durationSeconds });
  expect([other!.output, other!.error, other!.cause]).toEqual([output, error, cause]);
  expect(other!.history.map(({ type }) => type)).toEqual(one!.history.map(({ type }) => type));
});

/** Lines of code: neither blank nor only a comment. */
function linesOf(name: string): number {
  const lines = readFileSync(join(__dirname, name), 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '' && !line.trim().startsWith('//')).length;
}

test('the README says how many lines each takes', () => {
  const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
  const [ourLines, plainLines] = [linesOf('orders-stack.ts'), linesOf('plain-orders-stack.ts')];
  expect(readme).toContain(`takes ${ourLines} lines`);
  expect(readme).toContain(`takes ${plainLines}`);
});
