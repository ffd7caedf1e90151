import { MapRunRecord, type MapRunChildren } from '../../src/runtime/map-run-record';

const limits = { maxConcurrency: 0, toleratedFailureCount: undefined, toleratedFailurePercentage: undefined };
const names = { arn: 'a', executionArn: 'e', label: 'l', stateName: 's', stateMachineArn: 'm' };

function begun() {
  const clock = { now: 1000 };
  return { clock, record: new MapRunRecord({ ...names, limits }, clock) };
}

test('limits can change before the items are known, and afterwards start more children', () => {
  const { record } = begun();
  record.update({ maxConcurrency: 2 });
  expect(record.limits).toEqual({ ...limits, maxConcurrency: 2 });
  let fills = 0;
  record.children = { fill: () => (fills += 1) } as unknown as MapRunChildren;
  record.update({ toleratedFailureCount: 3 });
  expect(record.limits).toEqual({ ...limits, maxConcurrency: 2, toleratedFailureCount: 3 });
  expect(fills).toBe(1);
});

test('it ends once, at the time of its first end', () => {
  const { clock, record } = begun();
  expect(record).toMatchObject({ ...names, startTime: 1000, status: 'RUNNING', isWritten: false });
  expect(record.stopTime).toBeUndefined();
  clock.now = 2000;
  record.end('FAILED', true);
  clock.now = 3000;
  record.end('SUCCEEDED');
  expect(record).toMatchObject({ status: 'FAILED', isWritten: true, stopTime: 2000, redriven: { count: 0 } });
});

test('a redrive makes it run again', () => {
  const { clock, record } = begun();
  record.end('FAILED', true);
  clock.now = 5000;
  record.redrive(1);
  expect(record).toMatchObject({ status: 'RUNNING', isWritten: false, redriven: { count: 1, time: 5000 } });
  expect(record.stopTime).toBeUndefined();
  record.end('SUCCEEDED');
  expect(record).toMatchObject({ status: 'SUCCEEDED', isWritten: false, stopTime: 5000 });
});
