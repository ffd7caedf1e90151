// What an EXPRESS state machine cannot do. The text with its odd space is recorded: type_express_illegal_wftt.
import { findingsIn, schemaFinding } from '../../support/findings';
import { inner, only, task } from '../../support/machines';

const EXPRESS = { type: 'EXPRESS' } as const;

test.each([
  [
    'arn:aws:states:::aws-sdk:sqs:sendMessage.waitForTaskToken',
    "'.waitForTaskToken' service integration ",
    { QueueUrl: 'q', MessageBody: 'm' },
  ],
  ['arn:aws:states:::ecs:runTask.sync', "'.sync' service integration ", { TaskDefinition: 't' }],
  ['arn:aws:states:::states:startExecution.sync:2', "'.sync:2' service integration ", { StateMachineArn: 'a' }],
  ['arn:aws:states:us-east-1:123456789012:activity:a', 'Activity ARN', {}],
])('an EXPRESS machine cannot call %s', (Resource, what, Parameters) => {
  const call = { Type: 'Task', Resource, Parameters };
  const text = schemaFinding(`Express state machine does not support ${what} at /States/S/Resource`);
  expect(findingsIn(only(call), EXPRESS)).toEqual([text]);
  expect(findingsIn(only({ Type: 'Map', ItemProcessor: inner(call) }), EXPRESS)).toEqual([
    text.replace('/States/S', '/States/S/ItemProcessor/States/I'),
  ]);
  expect(findingsIn(only(call))).toEqual([]);
});

test('an EXPRESS machine cannot have a distributed Map', () => {
  const processor = { ...inner({ Type: 'Pass' }), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } };
  const map = only({ Type: 'Map', ItemProcessor: processor });
  const place = '/States/S/ItemProcessor/ProcessorConfig/Mode';
  expect(findingsIn(map, EXPRESS)).toEqual([
    schemaFinding(`Express state machine does not support Distributed Map at ${place}`),
  ]);
  expect(findingsIn(map)).toEqual([]);
});

test('an EXPRESS machine can call a function and wait for its answer', () => {
  expect(findingsIn(task(), EXPRESS)).toEqual([]);
});
