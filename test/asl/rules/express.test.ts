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
  ['arn:aws:states:::ecs:runTask.sync', "'.sync' service integration", { TaskDefinition: 't' }],
  ['arn:aws:states:::states:startExecution.sync:2', "'.sync:2' service integration", { StateMachineArn: 'a' }],
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

test.each(['ItemProcessor', 'Iterator'])('an EXPRESS machine cannot have a distributed Map with %s', (field) => {
  const processor = { ...inner({ Type: 'Pass' }), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' } };
  const map = only({ Type: 'Map', [field]: processor });
  const place = `/States/S/${field}/ProcessorConfig/Mode`;
  expect(findingsIn(map, EXPRESS)).toEqual([
    schemaFinding(`Express state machine does not support Distributed Map at ${place}`),
  ]);
  expect(findingsIn(map)).toEqual([]);
});

// docs: connect-to-resource; AWS runs them as EXPRESS workflows.
describe('EXPRESS children of a distributed Map', () => {
  const mapOf = (state: object, ExecutionType = 'EXPRESS', Mode = 'DISTRIBUTED') =>
    only({ Type: 'Map', ItemProcessor: { ...inner(state), ProcessorConfig: { Mode, ExecutionType } } });
  const job = { Type: 'Task', Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: { TaskDefinition: 't' } };
  const found = /^SCHEMA_VALIDATION_FAILED: Express state machine does not support /;

  test('cannot wait for a job, however deep', () => {
    const branches = { Type: 'Parallel', Branches: [{ StartAt: 'J', States: { J: { ...job, End: true } } }] };
    expect(findingsIn(mapOf(job))).toEqual([expect.stringMatching(found)]);
    expect(findingsIn(mapOf(branches))).toEqual([expect.stringMatching(found)]);
  });

  test('cannot have a distributed Map', () => {
    const nested = { StartAt: 'J', States: { J: { Type: 'Pass', End: true } } };
    const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
    expect(findingsIn(mapOf({ Type: 'Map', ItemProcessor: { ...nested, ProcessorConfig } }))).toEqual([
      expect.stringMatching(found),
    ]);
  });

  test('are unlike STANDARD ones and the iterations of an inline Map', () => {
    expect(findingsIn(mapOf(job, 'STANDARD'))).toEqual([]);
    expect(findingsIn(mapOf(job, 'EXPRESS', 'INLINE'))).toEqual([]);
  });
});

test('an EXPRESS machine can call a function and wait for its answer', () => {
  expect(findingsIn(task(), EXPRESS)).toEqual([]);
});
