// A Map Run with children that a test ends one by one.
import type { Child, ChildrenPlan, MapRunEnd } from '../../src/runtime/children-plan';
import type { ExecutionEnd } from '../../src/runtime/execution-end';
import { MapRun } from '../../src/runtime/map-run';
import { MapRunRecord, type MapRunEndStatus, type MapRunLimits } from '../../src/runtime/map-run-record';
import { virtual } from '../support/simulations';

const LIMITS = { maxConcurrency: 0, toleratedFailureCount: 0, toleratedFailurePercentage: undefined };

class FakeChild implements Child {
  readonly settings;
  redriven = { count: 0 };
  whyNotRedrivable: string | undefined;
  stops = 0;
  fault!: (error: unknown) => void;
  end!: (end: ExecutionEnd) => void;

  constructor(readonly index: number) {
    const executionName = `child-${index}`;
    this.settings = {
      ...{ executionName, executionArn: `arn:${executionName}`, stateMachineArn: 'm' },
      ...{ input: `input ${index}`, startTime: 1000 * index },
    };
  }

  start(onEnd: (end: ExecutionEnd) => void, onFault: (error: unknown) => void): void {
    this.end = onEnd;
    this.fault = onFault;
  }

  stop(): void {
    this.stops += 1;
    this.end({ status: 'ABORTED', stopTime: 9 });
  }

  redrive(): void {
    this.redriven = { count: this.redriven.count + 1 };
  }
}

function begin(count: number, limits: Partial<MapRunLimits> = {}, type: ChildrenPlan['type'] = 'STANDARD') {
  const { scheduler } = virtual();
  const names = { arn: 'a', executionArn: 'e', label: 'l', stateName: 's', stateMachineArn: 'm' };
  const mapRun = new MapRunRecord({ ...names, limits: { ...LIMITS, ...limits } }, { now: 0 });
  const children: FakeChild[] = [];
  const ends: MapRunEnd[] = [];
  const faults: unknown[] = [];
  const concluded: [MapRunEnd, MapRunEndStatus][] = [];
  const plan: ChildrenPlan = {
    ...{ mapRun, previousEventId: 1, count, type },
    input: (index) => `input ${index}`,
    itemCount: (index) => index + 1,
    exceeds: (failedItems, { toleratedFailureCount }) => failedItems > toleratedFailureCount!,
    conclude: (end, status) => {
      concluded.push([end, status]);
      return null;
    },
  };
  const create = (index: number) => {
    children.push(new FakeChild(index));
    return children[children.length - 1]!;
  };
  const run = new MapRun(plan, create, scheduler);
  mapRun.children = run;
  const start = () =>
    run.start(
      (end) => ends.push(end),
      (error) => faults.push(error),
    );
  const cancel = start();
  return { run, mapRun, children, ends, faults, concluded, scheduler, start, cancel };
}

const succeed = (child: FakeChild | undefined, output = 'out') =>
  child!.end({ status: 'SUCCEEDED', output, stopTime: 5 });
const failWith = (child: FakeChild | undefined) =>
  child!.end({ status: 'FAILED', error: 'E', cause: 'c', stopTime: 5 });
const indexes = (children: readonly FakeChild[]) => children.map(({ index }) => index);

test('children start in order, as many as the limit allows, and each end makes room for one', () => {
  const { children, ends } = begin(4, { maxConcurrency: 2 });
  expect(indexes(children)).toEqual([0, 1]);
  succeed(children[1]);
  expect(indexes(children)).toEqual([0, 1, 2]);
  for (const index of [0, 2, 3]) succeed(children[index], `out ${index}`);
  expect(ends).toHaveLength(1);
  expect(ends[0]).toMatchObject({ exceeded: false, pending: [] });
  expect(ends[0]!.ends.map(({ output }) => output)).toEqual(['out 0', 'out', 'out 2', 'out 3']);
});

test('a higher limit starts more children at once', () => {
  const { mapRun, children } = begin(5, { maxConcurrency: 1 });
  mapRun.update({ maxConcurrency: 3 });
  expect(indexes(children)).toEqual([0, 1, 2]);
});

test.each([
  [0, 10_000],
  [20_000, 10_000],
])('a limit of %d means %d, which is the quota', (maxConcurrency, most) => {
  expect(begin(10_001, { maxConcurrency }).children).toHaveLength(most);
});

test('without children, it ends when its turn comes', async () => {
  const { ends, scheduler } = begin(0);
  expect(ends).toEqual([]);
  await scheduler.run();
  expect(ends).toEqual([{ ends: [], pending: [], exceeded: false }]);
});

test('an end says what the child was given and what it gave, and no more than that', () => {
  const { children, ends } = begin(3, { toleratedFailureCount: 9 });
  succeed(children[0]);
  failWith(children[1]);
  children[2]!.end({ status: 'TIMED_OUT', stopTime: 7 });
  const rest = (index: number) => ({
    ...{ executionArn: `arn:child-${index}`, name: `child-${index}`, stateMachineArn: 'm', input: `input ${index}` },
    ...{ startTime: 1000 * index, redriven: { count: 0 } },
  });
  expect(ends[0]!.ends).toStrictEqual([
    { ...rest(0), status: 'SUCCEEDED', output: 'out', stopTime: 5 },
    { ...rest(1), status: 'FAILED', error: 'E', cause: 'c', stopTime: 5 },
    { ...rest(2), status: 'TIMED_OUT', stopTime: 7 },
  ]);
});

describe('too many failures', () => {
  test('are counted by items, stop the children that run, and start no more', () => {
    const { children, ends, run } = begin(5, { maxConcurrency: 3, toleratedFailureCount: 1 });
    failWith(children[0]);
    expect([ends.length, indexes(children)]).toEqual([0, [0, 1, 2, 3]]);
    failWith(children[1]);
    expect(children.map(({ stops }) => stops)).toEqual([0, 0, 1, 1]);
    expect(ends).toHaveLength(1);
    expect(ends[0]).toMatchObject({ exceeded: true, pending: ['input 4'] });
    expect(ends[0]!.ends.map(({ status }) => status)).toEqual(['FAILED', 'FAILED', 'ABORTED', 'ABORTED']);
    expect(run.started.map(({ status }) => status)).toEqual(['FAILED', 'FAILED', 'ABORTED', 'ABORTED']);
  });

  test('are not counted again when a success comes', () => {
    const { children, ends } = begin(3, { toleratedFailureCount: 1 });
    failWith(children[0]);
    succeed(children[1]);
    succeed(children[2]);
    expect(ends).toMatchObject([{ exceeded: false }]);
  });
});

test('a fault of a child stops the others and is passed on', () => {
  const { children, faults, ends } = begin(2);
  children[0]!.fault('broken');
  expect([faults, ends, children[1]!.stops]).toEqual([['broken'], [], 1]);
});

describe('cancelling', () => {
  test('stops the children and concludes the Map Run as aborted', () => {
    const { children, concluded, cancel } = begin(3, { maxConcurrency: 1 });
    cancel();
    expect(children.map(({ stops }) => stops)).toEqual([1]);
    expect(concluded).toMatchObject([[{ exceeded: true, pending: ['input 1', 'input 2'] }, 'ABORTED']]);
  });

  test('concludes nothing that has ended already', () => {
    const { children, concluded, cancel, mapRun } = begin(1);
    succeed(children[0]);
    mapRun.end('SUCCEEDED');
    cancel();
    expect([concluded, children[0]!.stops]).toEqual([[], 0]);
  });
});

describe('the view of its children', () => {
  test('shows those that have started, running or ended, with their items', () => {
    const { run, children } = begin(3, { maxConcurrency: 2, toleratedFailureCount: 9 });
    failWith(children[0]);
    expect(run.started.map(({ index, name, status, itemCount }) => [index, name, status, itemCount])).toEqual([
      [0, 'child-0', 'FAILED', 1],
      [1, 'child-1', 'RUNNING', 2],
      [2, 'child-2', 'RUNNING', 3],
    ]);
    expect(run.started[0]).toEqual({
      ...{ index: 0, itemCount: 1, name: 'child-0', executionArn: 'arn:child-0', stateMachineArn: 'm' },
      ...{ status: 'FAILED', error: 'E', cause: 'c', startTime: 0, stopTime: 5 },
      ...{ redriven: { count: 0 }, isRedrivable: true },
    });
    expect(run.started[1]).toEqual({
      ...{ index: 1, itemCount: 2, name: 'child-1', executionArn: 'arn:child-1', stateMachineArn: 'm' },
      ...{ status: 'RUNNING', startTime: 1000, redriven: { count: 0 }, isRedrivable: false },
    });
    expect([run.count, run.type, run.input(2), run.itemCount(2)]).toEqual([3, 'STANDARD', 'input 2', 3]);
  });

  test('finds a child by its ARN once it has started', () => {
    const { run, children } = begin(3, { maxConcurrency: 1 });
    expect(run.find('arn:child-0')).toMatchObject({ index: 0, status: 'RUNNING' });
    succeed(children[0]);
    expect(run.find('arn:child-0')).toMatchObject({ index: 0, status: 'SUCCEEDED', isRedrivable: false });
    expect([run.find('arn:child-2'), run.find('arn:other')]).toEqual([undefined, undefined]);
  });

  test('keeps the histories of running children, of those that a redrive may resume, and of the first 1,000 others', () => {
    const { run, children } = begin(1_003, { toleratedFailureCount: 1e9 });
    expect([...run.kept]).toHaveLength(1_003);
    for (const child of children.slice(0, 1_002)) succeed(child);
    expect(run.keptAt(999)).toBe(children[999]);
    expect([run.keptAt(1_000), run.keptAt(1_001)]).toEqual([undefined, undefined]);
    expect(run.keptAt(1_002)).toBe(children[1_002]);
    failWith(children[1_002]);
    expect(run.keptAt(1_002)).toBe(children[1_002]);
    expect([...run.kept]).toHaveLength(1_001);
  });
});

describe('a redrive', () => {
  /** The first two of four have failed, the third was stopped; the last has not started. */
  const failed = (type: ChildrenPlan['type'] = 'STANDARD') => {
    const setUp = begin(4, { maxConcurrency: 3, toleratedFailureCount: 1 }, type);
    succeed(setUp.children[2]);
    failWith(setUp.children[0]);
    failWith(setUp.children[1]);
    setUp.ends.length = 0;
    return setUp;
  };

  test('redrives the children that did not succeed, in order, and starts those that had not started', () => {
    const { start, run, children, ends } = failed();
    start();
    expect(children.map(({ redriven }) => redriven.count)).toEqual([1, 1, 0, 1]);
    for (const index of [0, 1, 3]) succeed(children[index], `again ${index}`);
    expect(ends).toMatchObject([{ exceeded: false, pending: [] }]);
    expect(run.started.map(({ output }) => output)).toEqual(['again 0', 'again 1', 'out', 'again 3']);
  });

  test('shows the children that wait for it as pending', () => {
    const { start, run, mapRun } = failed();
    mapRun.update({ maxConcurrency: 1 });
    start();
    expect(run.started.map(({ status }) => status)).toEqual([
      ...['RUNNING', 'PENDING_REDRIVE', 'SUCCEEDED', 'PENDING_REDRIVE'],
    ]);
    expect(run.find('arn:child-1')).toMatchObject({ status: 'PENDING_REDRIVE' });
    expect(run.find('arn:child-2')).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('of EXPRESS children starts new ones', () => {
    const { start, children } = failed('EXPRESS');
    start();
    expect(indexes(children.slice(4))).toEqual([0, 1, 3]);
    expect(children.map(({ redriven }) => redriven.count)).toEqual(children.map(() => 0));
  });

  test('leaves a child that cannot be redriven as it failed, and counts its items', () => {
    const { start, children, ends, run } = failed();
    children[0]!.whyNotRedrivable = 'too old';
    expect(run.started.map(({ isRedrivable }) => isRedrivable)).toEqual([false, true, false, true]);
    start();
    expect(children.map(({ redriven }) => redriven.count)).toEqual([0, 1, 0, 1]);
    // One failed item is tolerated: that of the first child. The three of the last one are too many.
    succeed(children[1]);
    expect(ends).toEqual([]);
    failWith(children[3]);
    expect(ends).toMatchObject([{ exceeded: true }]);
  });

  test('with nothing left to run ends when its turn comes', async () => {
    const { start, children, ends, scheduler } = begin(1);
    succeed(children[0]);
    start();
    expect(ends).toHaveLength(1);
    await scheduler.run();
    expect(ends).toHaveLength(2);
  });
});
