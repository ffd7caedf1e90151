// Replaying recorded executions: the same where nothing changed, and the first difference where something did.
import type { HistoryEvent } from '../../src/runtime/history-events';
import {
  after,
  fails,
  InvalidDefinitionError,
  never,
  RecordedExecution,
  returns,
  sequence,
  Simulator,
} from '../../src/simulator';
import { LAMBDA } from '../support/machines';

const ORDERS = {
  StartAt: 'Check',
  States: {
    Check: {
      Type: 'Choice',
      Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: 'Approve' }],
      Default: 'Each',
    },
    Approve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals',
        MessageBody: { 'token.$': '$$.Task.Token', 'id.$': 'States.UUID()', 'since.$': '$$.State.EnteredTime' },
      },
      ResultPath: '$.approval',
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemsPath: '$.lines',
      MaxConcurrency: 2,
      ItemProcessor: {
        StartAt: 'Charge',
        States: {
          Charge: {
            Type: 'Task',
            Resource: `${LAMBDA}Charge`,
            Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 10, JitterStrategy: 'FULL', MaxAttempts: 3 }],
            End: true,
          },
        },
      },
      ResultPath: '$.charges',
      Next: 'Pause',
    },
    Pause: { Type: 'Wait', Seconds: 30, Next: 'Both' },
    Both: {
      Type: 'Parallel',
      ResultPath: '$.both',
      Branches: [
        { StartAt: 'Mail', States: { Mail: { Type: 'Task', Resource: `${LAMBDA}Mail`, End: true } } },
        { StartAt: 'Note', States: { Note: { Type: 'Pass', Result: 'noted', End: true } } },
      ],
      Next: 'Pack',
    },
    Pack: {
      Type: 'Task',
      Resource: 'arn:aws:states:us-east-1:123456789012:activity:Pack',
      HeartbeatSeconds: 60,
      ResultPath: '$.packed',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Broken' }],
      Next: 'Done',
    },
    Done: { Type: 'Succeed' },
    Broken: { Type: 'Fail', Error: 'NotPacked' },
  },
};

type Definition = typeof ORDERS;
type Change = (definition: any) => void;

/** A deep copy of the definition, changed. */
function changed(change: Change): Simulator {
  const copy = JSON.parse(JSON.stringify(ORDERS)) as Definition;
  change(copy);
  return Simulator.fromDefinition(copy as object);
}

const simulator = Simulator.fromDefinition(ORDERS as object);

/** An execution with jitter, failures and delays, as its history would come from AWS. */
async function record(): Promise<{ events: readonly HistoryEvent[]; seconds: number }> {
  let failures = 0;
  const charge = (line: number) =>
    line === 2 && failures++ < 2 ? after(1.25, fails('Busy', 'Later')) : after(line + 0.75, returns(line * 10));
  const execution = await simulator.run({
    ...{ seed: 77, startTime: '2026-11-20T10:00:00.123Z', input: { total: 500, lines: [1, 2, 3] } },
    mocks: {
      Approve: after(1800.5, returns({ by: 'Ada' })),
      Charge: charge,
      Mail: after(2.001, returns('sent')),
      Pack: after(300, returns({ boxes: 2 })),
    },
  });
  expect(execution.status).toBe('SUCCEEDED');
  return {
    events: JSON.parse(JSON.stringify(execution.history)) as HistoryEvent[],
    seconds: execution.durationSeconds,
  };
}

const timesOf = (events: readonly HistoryEvent[]) =>
  events.map(({ timestamp, type }) => `${new Date(timestamp).toISOString()} ${type}`);

test.each([1, 2, 3])('a replay is the same, to the millisecond and whatever its seed (%i)', async (seed) => {
  const { events, seconds } = await record();
  const replay = await simulator.replay({ events }, { seed });
  expect(String(replay)).toBe('Same as recorded: SUCCEEDED.');
  expect(replay.isSame).toBe(true);
  expect(replay.execution.durationSeconds).toBe(seconds);
  expect(timesOf(replay.execution.history)).toEqual(timesOf(events));
  expect(replay.recorded.steps.map(({ name }) => name)).toEqual(replay.execution.steps.map(({ name }) => name));
});

test("AWS's own overhead between events is kept", async () => {
  const { events } = await record();
  const slower = events.map((event) => ({
    ...event,
    timestamp: new Date(new Date(event.timestamp).getTime() + 37 * event.id).toISOString(),
  }));
  const { isSame, execution, recorded } = await simulator.replay({ events: slower });
  expect(isSame).toBe(true);
  expect(execution.durationSeconds).toBeCloseTo(recorded.durationSeconds, 1);
});

test.each<[string, Change, string]>([
  [
    'another threshold',
    ({ States }) => (States.Check.Choices[0].NumericGreaterThan = 1000),
    "After 'Check': another state follows.\n  recorded  'Approve'\n  now       'Each'",
  ],
  [
    'another path',
    ({ States }) => (States.Approve.ResultPath = '$.approved'),
    'Approve: another output, at $.approval.\n  recorded  {"by":"Ada"}\n  now       nothing',
  ],
  [
    'fewer retries',
    ({ States }) => (States.Each.ItemProcessor.States.Charge.Retry[0].MaxAttempts = 1),
    'Each[1] > Charge: another number of attempts.\n  recorded  3\n  now       2',
  ],
  [
    'a catcher instead of a retrier',
    ({ States }) => {
      delete States.Each.ItemProcessor.States.Charge.Retry;
      States.Each.Catch = [{ ErrorEquals: ['Busy'], Next: 'Broken' }];
    },
    'Each[1] > Charge: another number of attempts.\n  recorded  3\n  now       1',
  ],
  [
    'other arguments',
    ({ States }) => (States.Each.ItemProcessor.States.Charge.Parameters = { 'line.$': '$' }),
    'Each[0] > Charge: the task is called with other arguments.\n  recorded  1\n  now       {"line":1}',
  ],
  [
    'another function',
    ({ States }) => (States.Both.Branches[0].States.Mail.Resource = `${LAMBDA}Post`),
    `Both[0] > Mail: the task calls something else.\n  recorded  "${LAMBDA}Mail"\n  now       "${LAMBDA}Post"`,
  ],
  [
    'a state that was added',
    ({ States }) => {
      States.Each.Next = 'New';
      States.New = { Type: 'Pass', Next: 'Pause' };
    },
    "After 'Each': another state follows.\n  recorded  'Pause'\n  now       'New'",
  ],
  [
    'a state that was removed',
    ({ States }) => {
      States.Each.Next = 'Both';
      delete States.Pause;
    },
    "After 'Each': another state follows.\n  recorded  'Pause'\n  now       'Both'",
  ],
  [
    'another result inside of a branch',
    ({ States }) => (States.Both.Branches[1].States.Note.Result = 'written'),
    'Both[1] > Note: another output.\n  recorded  "noted"\n  now       "written"',
  ],
])('the first difference is that of %s', async (_, change, text) => {
  const replay = await changed(change).replay(await record());
  expect(replay.isSame).toBe(false);
  expect(String(replay).split('\n').slice(1, 4).join('\n')).toBe(text);
});

test('a renamed state is named, and is no difference', async () => {
  const renamed = JSON.stringify(ORDERS).replaceAll('"Charge"', '"Take money"').replaceAll('"Done"', '"Finished"');
  const replay = await Simulator.fromDefinition(renamed).replay(await record());
  expect(String(replay)).toBe(
    "Same as recorded: SUCCEEDED.\n'Charge' is now called 'Take money'.\n'Done' is now called 'Finished'.",
  );
});

test('a shorter Wait is no difference; the replay says how long it takes now', async () => {
  const { events, seconds } = await record();
  const replay = await changed(({ States }) => (States.Pause.Seconds = 5)).replay({ events });
  expect(String(replay)).toBe(`Same as recorded: SUCCEEDED.\nIt takes ${seconds - 25} s now; it took ${seconds} s.`);
});

test('the time from the last exit to the end is not from the definition, so the replay says nothing of it', async () => {
  const { events } = await record();
  const last = events[events.length - 1]!;
  const late = { ...last, timestamp: new Date(Number(new Date(last.timestamp)) + 3) };
  const replay = await simulator.replay({ events: [...events.slice(0, -1), late] });
  expect(String(replay)).toBe('Same as recorded: SUCCEEDED.');
  expect(replay.recorded.durationSeconds).toBeCloseTo(replay.execution.durationSeconds + 0.003, 5);
});

const addTask: Change = ({ States }) => {
  States.Each.Next = 'New';
  States.New = { Type: 'Task', Resource: `${LAMBDA}New`, ResultPath: null, Next: 'Pause' };
};

test('a task that the recording does not have waits, and is reported', async () => {
  const replay = await changed(addTask).replay(await record());
  expect(replay.execution.status).toBe('RUNNING');
  expect(String(replay)).toContain("New: The recording has no call of 'New' here.");
});

test('mocks answer what the recording does not have', async () => {
  const replay = await changed(addTask).replay(await record(), { mocks: { New: returns(1) } });
  expect(replay.execution.status).toBe('SUCCEEDED');
  expect(replay.differences).toEqual([
    { kind: 'path', at: 'New', after: 'Each', one: 'Pause', other: 'New', eventIds: { other: expect.any(Number) } },
  ]);
});

test('more attempts than were recorded are reported', async () => {
  const { events } = await record();
  const stricter = changed(({ States }) => {
    States.Pack.Retry = [{ ErrorEquals: ['States.ALL'] }];
  });
  const broken = await simulator.run({
    ...{ seed: 77, input: { total: 5, lines: [] } },
    mocks: { Mail: returns('sent'), Pack: fails('Torn') },
  });
  expect(events.length).toBeGreaterThan(0);
  const replay = await stricter.replay({ events: broken.history });
  expect(replay.differences.map(({ kind, at }) => `${kind} ${at}`)).toContain('unanswered Pack');
  expect(String(replay)).toContain("The recording has 1 attempt of 'Pack' here; this is attempt 2.");
});

test('a running execution is replayed up to its last event, and what may follow is named', async () => {
  const { events } = await record();
  const until = events.findIndex(({ type }) => type === 'WaitStateEntered') + 1;
  const replay = await simulator.replay({ events: events.slice(0, until) });
  expect(replay.execution.status).toBe('RUNNING');
  expect(String(replay)).toBe(
    "Same as recorded: RUNNING.\nStill to come: 'Both', 'Pack', 'Done', 'Broken', 'Mail', 'Note'.",
  );
});

test('an abort is repeated at its time', async () => {
  const live = simulator.start({ input: { total: 500, lines: [] } });
  await live.advance(90);
  await live.abort('Stopped', 'By hand');
  const { isSame, execution } = await simulator.replay({ events: live.history });
  expect({ isSame, status: execution.status, error: execution.error, seconds: execution.durationSeconds }).toEqual({
    ...{ isSame: true, status: 'ABORTED', error: 'Stopped', seconds: 90 },
  });
});

test('a redrive is repeated at its time', async () => {
  const live = simulator.start({
    input: { total: 5, lines: [] },
    mocks: { Mail: sequence(fails('Down'), after(3, returns('sent'))), Pack: returns(1) },
  });
  await live.advance(31);
  expect(live.status).toBe('FAILED');
  await live.advance(600);
  await live.redrive();
  await live.end();
  const { isSame, execution } = await simulator.replay({ events: live.history });
  expect({ isSame, redrives: execution.redriveCount }).toEqual({ isSame: true, redrives: 1 });
  expect(timesOf(execution.history)).toEqual(timesOf(live.history));
});

test('a missed heartbeat is repeated at its time', async () => {
  const mocks = { Mail: returns('sent'), Pack: after(130, never()) };
  const { history, status } = await simulator.run({ input: { total: 5, lines: [] }, mocks });
  expect(status).toBe('FAILED');
  const { isSame, execution } = await simulator.replay({ events: history });
  expect(isSame).toBe(true);
  expect(timesOf(execution.history)).toEqual(timesOf(history));
});

const DISTRIBUTED = {
  StartAt: 'All',
  States: {
    All: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'One',
        States: { One: { Type: 'Task', Resource: `${LAMBDA}One`, End: true } },
      },
      End: true,
    },
  },
};

test.each(['ItemProcessor', 'Iterator'])(
  'a Map Run of an %s is replayed as a whole: a history lacks its children',
  async (field) => {
    const definition = JSON.stringify(DISTRIBUTED).replace('ItemProcessor', field);
    const machine = Simulator.fromDefinition(definition);
    const { history } = await machine.run({ input: [1, 2], mocks: { One: (item) => after(5, returns(item * 2)) } });
    const replay = await machine.replay({ events: history });
    expect(replay.wholeMapRuns).toEqual(['All']);
    expect(String(replay)).toBe(
      "Same as recorded: SUCCEEDED.\nThe Map Run of 'All' was taken from the recording as a whole, which does not hold its " +
        'children.',
    );
    expect(replay.execution.history.map(({ type }) => type)).toEqual(history.map(({ type }) => type));
  },
);

test('the children of a Map Run run if mocks answer their tasks', async () => {
  const machine = Simulator.fromDefinition(DISTRIBUTED as object);
  const { history } = await machine.run({ input: [1, 2], mocks: { One: (item) => item * 2 } });
  const replay = await machine.replay({ events: history }, { mocks: { One: (item) => item * 3 } });
  expect(replay.wholeMapRuns).toEqual([]);
  expect(replay.first).toMatchObject({ kind: 'output', at: 'All', path: '$[0]', one: 2, other: 3 });
});

test('data that AWS cut off is not compared, and a result that is missing needs a mock', async () => {
  const machine = Simulator.fromDefinition({
    StartAt: 'Go',
    States: { Go: { Type: 'Task', Resource: `${LAMBDA}Go`, End: true } },
  });
  const { history } = await machine.run({ mocks: { Go: returns('long') } });
  const cut = history.map((event) =>
    event.type === 'LambdaFunctionSucceeded'
      ? { ...event, lambdaFunctionSucceededEventDetails: { output: '"lo', outputDetails: { truncated: true } } }
      : event,
  );
  const lost = await machine.replay({ events: cut });
  expect(String(lost)).toContain("Go: The recording lacks the result of 'Go': AWS left it out or cut it off.");
  const given = await machine.replay({ events: cut }, { mocks: { Go: returns('long') } });
  expect(given.isSame).toBe(true);
  expect(String(given)).toContain('1 event has no data, or data that AWS cut off. It was not compared.');
});

test('a recorded execution can be looked at without a definition', async () => {
  const [recorded] = RecordedExecution.all(await record());
  expect(recorded).toMatchObject({
    status: 'SUCCEEDED',
    input: { total: 500, lines: [1, 2, 3] },
    definition: undefined,
  });
  expect(recorded!.trace()).toContain('├─ ✓ Each  Map, ');
  expect((await simulator.replay(recorded!)).isSame).toBe(true);
});

test('a recorded execution is drawn in the definition that ran, which may be text', async () => {
  const history = await record();
  const [recorded] = RecordedExecution.all(history, { definition: JSON.stringify(ORDERS) });
  expect(recorded!.diagram()).toContain('✓ Approve');
  expect(recorded!.report()).toContain('id="picture-title"');
});

test('a definition that cannot be drawn is refused, and so is none', async () => {
  const history = await record();
  const all = (options: object) => () => RecordedExecution.all(history, options);
  expect(all({ definition: { StartAt: 'Check' } })).toThrow('These fields are required: [States] at /');
  expect(all({ definition: '{' })).toThrow(InvalidDefinitionError);
  expect(all({ defintion: ORDERS })).toThrow(
    "Unknown option 'defintion' of RecordedExecution.all. Did you mean 'definition'?",
  );
  expect(() => all({})()[0]!.diagram()).toThrow('The picture needs the definition, and a history does not hold it.');
});

test('two executions are compared step by step', async () => {
  const run = (mail: string) =>
    simulator.run({ input: { total: 5, lines: [] }, mocks: { Mail: returns(mail), Pack: returns(1) } });
  const [one, other] = [await run('sent'), await run('lost')];
  expect(one.compare(await run('sent'))).toMatchObject({ isSame: true, differences: [] });
  expect(String(one.compare(other)).split('\n').slice(0, 3)).toEqual([
    'Both[0] > Mail: the task has another result.',
    '  first   "sent"',
    '  second  "lost"',
  ]);
});
