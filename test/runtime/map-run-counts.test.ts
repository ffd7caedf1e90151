// The counts of a Map Run: each child has one status, and each item that of its child.
import { executionCounts, itemCounts, type MapRunCounts } from '../../src/runtime/map-run-counts';
import { MapRunRecord, type ChildView, type MapRunChildren } from '../../src/runtime/map-run-record';

const NONE: MapRunCounts = {
  ...{ total: 0, pending: 0, running: 0, succeeded: 0, failed: 0, timedOut: 0, aborted: 0 },
  ...{ resultsWritten: 0, failuresNotRedrivable: 0, pendingRedrive: 0 },
};

/** A Map Run whose children have these statuses; an asterisk is for one that a redrive would run again. */
function runOf(statuses: readonly string[], count = statuses.length): MapRunRecord {
  const limits = { maxConcurrency: 0, toleratedFailureCount: undefined, toleratedFailurePercentage: undefined };
  const names = { arn: 'a', executionArn: 'e', label: 'l', stateName: 's', stateMachineArn: 'm' };
  const run = new MapRunRecord({ ...names, limits }, { now: 0 });
  const started = statuses.map((status, index) => {
    const child: Partial<ChildView> = { index, status: status.replace('*', ''), isRedrivable: status.endsWith('*') };
    return child as ChildView;
  });
  run.children = { count, started, itemCount: (index: number) => 10 ** index } as unknown as MapRunChildren;
  return run;
}

test.each<[string, Partial<MapRunCounts>]>([
  ['RUNNING', { running: 1 }],
  ['SUCCEEDED', { succeeded: 1 }],
  ['PENDING_REDRIVE', { pendingRedrive: 1 }],
  ['FAILED', { failed: 1, failuresNotRedrivable: 1 }],
  ['FAILED*', { failed: 1 }],
  ['TIMED_OUT', { timedOut: 1, failuresNotRedrivable: 1 }],
  ['TIMED_OUT*', { timedOut: 1 }],
  ['ABORTED', { aborted: 1, failuresNotRedrivable: 1 }],
  ['ABORTED*', { aborted: 1 }],
])('a child that is %s counts as %j, and so do its items', (status, counts) => {
  expect(executionCounts(runOf([status]))).toEqual({ ...NONE, ...counts, total: 1 });
  const items = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, 10 * count]));
  expect(itemCounts(runOf(['SUCCEEDED', status]))).toEqual({
    ...{ ...NONE, ...items, total: 11 },
    succeeded: 1 + (items.succeeded ?? 0),
  });
});

test('what has not started is pending, and nothing is counted before the items are known', () => {
  expect(executionCounts(runOf(['SUCCEEDED'], 3))).toEqual({ ...NONE, total: 3, succeeded: 1, pending: 2 });
  expect(itemCounts(runOf(['SUCCEEDED'], 3))).toEqual({ ...NONE, total: 111, succeeded: 1, pending: 110 });
  const run = runOf([]);
  run.children = undefined;
  expect([executionCounts(run), itemCounts(run)]).toEqual([NONE, NONE]);
});

// Recorded: results also count as written without a ResultWriter.
test('results are written once the Map Run has written them, of all children that started', () => {
  const run = runOf(['SUCCEEDED', 'FAILED*'], 3);
  expect(executionCounts(run).resultsWritten).toBe(0);
  run.end('FAILED', true);
  expect([executionCounts(run).resultsWritten, itemCounts(run).resultsWritten]).toEqual([2, 11]);
});
