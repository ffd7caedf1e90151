// Names and ARNs that follow from a state machine's.
import { DEFAULT_ACCOUNT, DEFAULT_REGION, defaultRoleArn, namesAfter } from '../../src/asl/identity';

const MACHINE = `arn:aws:states:${DEFAULT_REGION}:${DEFAULT_ACCOUNT}:stateMachine:orders`;

test('the executions of a STANDARD machine are named after it', () => {
  const { machineName, executionArn } = namesAfter(MACHINE, 'STANDARD');
  expect(machineName).toBe('orders');
  expect(executionArn('run-1')).toBe('arn:aws:states:us-east-1:123456789012:execution:orders:run-1');
});

test('the ARN of an EXPRESS execution has another type, and ends with the id of its start', () => {
  const { machineName, executionArn } = namesAfter(MACHINE, 'EXPRESS');
  expect(machineName).toBe('orders');
  expect(executionArn('run-1')).toBe('arn:aws:states:us-east-1:123456789012:express:orders:run-1:run-1');
});

test('a text that is not the ARN of a machine counts as its name', () => {
  const { machineName, executionArn } = namesAfter('orders', 'STANDARD');
  expect([machineName, executionArn('run-1')]).toEqual(['orders', ':execution:orders:run-1']);
  expect(namesAfter(':stateMachine:orders', 'STANDARD').machineName).toBe('orders');
});

test('a machine without a role has one of its name', () => {
  expect(defaultRoleArn('orders')).toBe('arn:aws:iam::123456789012:role/orders');
  expect(defaultRoleArn('orders', '210987654321', 'aws-cn')).toBe('arn:aws-cn:iam::210987654321:role/orders');
});
