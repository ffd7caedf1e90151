// Numbers that AWS's documentation does not take: a batch of nothing, and a heartbeat that is not below its time-out.
import { findingsIn, schemaFinding } from '../../support/findings';
import { inner, only, task } from '../../support/machines';

const ProcessorConfig = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };
const batches = (ItemBatcher: object) =>
  only({ Type: 'Map', ItemProcessor: { ...inner({ Type: 'Pass' }), ProcessorConfig }, ItemBatcher });

// docs: input-output-itembatcher.
test.each(['MaxItemsPerBatch', 'MaxInputBytesPerBatch'])('%s is not 0', (field) => {
  expect(findingsIn(batches({ [field]: 0 }))).toEqual([
    schemaFinding(`Value must be greater than 0 at /States/S/ItemBatcher/${field}`),
  ]);
  expect(findingsIn(batches({ [field]: 1 }))).toEqual([]);
});

// docs: state-task.
test.each([
  [5, 5],
  [5, 6],
])('with a time-out of %d s a heartbeat cannot be %d s', (TimeoutSeconds, HeartbeatSeconds) => {
  expect(findingsIn(task({ TimeoutSeconds, HeartbeatSeconds }))).toEqual([
    schemaFinding('HeartbeatSeconds must be less than TimeoutSeconds at /States/S/HeartbeatSeconds'),
  ]);
});

test.each([
  { TimeoutSeconds: 6, HeartbeatSeconds: 5 },
  { TimeoutSecondsPath: '$.t', HeartbeatSeconds: 5 },
  { HeartbeatSeconds: 5 },
])('%j is accepted', (limits) => {
  expect(findingsIn(task(limits))).toEqual([]);
});
