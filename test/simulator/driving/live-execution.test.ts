import { after, fails, LiveExecution, never, returns, Simulator } from '../../../src/simulator';

const DAY = 86_400;
const ACTIVITY = 'arn:aws:states:us-east-1:123456789012:activity:Check';

const APPROVAL = {
  StartAt: 'Prepare',
  States: {
    Prepare: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Prepare', Next: 'Cool' },
    Cool: { Type: 'Wait', Seconds: 3600, Next: 'Approve' },
    Approve: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } },
      TimeoutSeconds: 7 * DAY,
      HeartbeatSeconds: DAY,
      Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Remind' }],
      Next: 'Done',
    },
    Remind: { Type: 'Pass', Result: 'reminded', Next: 'Approve' },
    Done: { Type: 'Succeed' },
  },
};

const approval = () => Simulator.fromDefinition(APPROVAL).start({ mocks: { Prepare: returns({}) } });

describe('until', () => {
  test('runs up to the state, and calls its task', async () => {
    const execution = await approval().until('Approve');
    expect(execution.status).toBe('RUNNING');
    expect(execution.now).toEqual(new Date('2026-01-01T01:00:00Z'));
    expect(execution.clock.now).toEqual(execution.now);
    expect(execution.history.slice(-2).map(({ type }) => type)).toEqual(['TaskStarted', 'TaskSubmitted']);
    expect(execution.durationSeconds).toBe(3600);
  });

  test('stops at once if the state has been entered, and continues to the next visit if called again', async () => {
    const execution = approval();
    await execution.until('Cool');
    expect(execution.now).toEqual(new Date('2026-01-01T00:00:00Z'));
    await execution.until('Approve');
    await execution.until('Remind');
    await execution.until('Approve');
    expect(execution.now).toEqual(new Date('2026-01-02T01:00:00Z'));
    expect(execution.visitedStates).toEqual(['Prepare', 'Cool', 'Approve', 'Remind', 'Approve']);
  });

  test('lists the states of the machine for an unknown name', async () => {
    await expect(approval().until('Aprove' as 'Approve')).rejects.toThrow(
      "The state machine 'StateMachine' has no state 'Aprove'. Did you mean 'Approve'? " +
        "Its states are: 'Prepare', 'Cool', 'Approve', 'Remind', 'Done'.",
    );
  });

  test('reports what the execution waits for instead', async () => {
    const { TimeoutSeconds: _, HeartbeatSeconds: __, ...patient } = APPROVAL.States.Approve;
    const machine = { ...APPROVAL, States: { ...APPROVAL.States, Approve: patient } };
    const execution = Simulator.fromDefinition(machine).start({ mocks: { Prepare: returns({}) } });
    await expect(execution.until('Done')).rejects.toThrow(
      "The execution does not reach 'Done'. 'Approve' waits for an answer to its task token. Answer with " +
        "execution.sendTaskSuccess('Approve', output) or execution.sendTaskFailure('Approve', error), or add a mock.",
    );
  });

  test('reports how the execution ended without it', async () => {
    const execution = Simulator.fromDefinition(APPROVAL).start({ mocks: { Prepare: fails('Broken') } });
    await expect(execution.until('Approve')).rejects.toThrow(
      "The execution does not reach 'Approve'. It ended (FAILED, Broken) after 'Prepare'.",
    );
  });
});

describe('advance', () => {
  test('lets so much time pass, with all that happens in it', async () => {
    const execution = approval();
    await execution.advance(3599);
    expect(execution.visitedStates).toEqual(['Prepare', 'Cool']);
    await execution.advance({ toSeconds: () => 1 });
    expect(execution.visitedStates).toEqual(['Prepare', 'Cool', 'Approve']);
    await execution.advance(DAY - 1);
    expect(execution.visitedStates).toHaveLength(3);
    await execution.advance(1);
    expect(execution.visitedStates).toEqual(['Prepare', 'Cool', 'Approve', 'Remind', 'Approve']);
  });

  test('refuses a value that is not a time', async () => {
    await expect(approval().advance(-1)).rejects.toThrow(
      'Invalid duration -1 for advance(...): expected 0 or more seconds, or a duration with toSeconds().',
    );
  });
});

describe('the answer to a task', () => {
  test('succeeds with a value, by the name of the state or by its token', async () => {
    const byName = await approval().until('Approve');
    await byName.sendTaskSuccess('Approve', { by: 'Ada' });
    expect(byName).toMatchObject({ status: 'SUCCEEDED', output: { by: 'Ada' } });

    const byToken = await approval().until('Approve');
    const token = byToken.taskToken('Approve');
    const scheduled = byToken.history.find(({ type }) => type === 'TaskScheduled');
    expect(JSON.parse(scheduled!.taskScheduledEventDetails!.parameters)).toMatchObject({ MessageBody: { token } });
    await byToken.sendTaskSuccess(token, null);
    expect(byToken).toMatchObject({ status: 'SUCCEEDED', output: null });
    await expect(byToken.sendTaskSuccess(token, null)).rejects.toMatchObject({ name: 'TaskTimedOut' });
    await expect(byToken.sendTaskHeartbeat('nonsense')).rejects.toMatchObject({ name: 'InvalidToken' });
  });

  test('fails with an error and a cause', async () => {
    const execution = await approval().until('Approve');
    await execution.sendTaskFailure('Approve', 'Refused', 'too much');
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'too much' });
  });

  test('may be put off by heartbeats', async () => {
    const execution = await approval().until('Approve');
    for (let day = 1; day < 7; day += 1) {
      await execution.advance(DAY - 1);
      await execution.sendTaskHeartbeat('Approve');
    }
    expect(execution.visitedStates).toEqual(['Prepare', 'Cool', 'Approve']);
    await execution.until('Remind');
  });

  test('needs a task that waits', async () => {
    const execution = approval();
    expect(() => execution.taskToken('Approve')).toThrow(
      "No task of 'Approve' is waiting. No other task is waiting. Call await execution.until('Approve') first.",
    );
    await execution.until('Approve');
    expect(() => execution.taskToken('Cool')).toThrow(
      "No task of 'Cool' is waiting. The waiting tasks are: 'Approve'.",
    );
  });

  test('each iteration of a Map has a token of its own', async () => {
    const { Next: _, Catch: __, ...approve } = APPROVAL.States.Approve;
    const each = { StartAt: 'Approve', States: { Approve: { ...approve, End: true } } };
    const machine = { StartAt: 'All', States: { All: { Type: 'Map', ItemProcessor: each, End: true } } };
    const execution = Simulator.fromDefinition(machine).start({ input: ['a', 'b'] });
    await execution.until('Approve');
    const [a, b] = execution.taskTokens('Approve');
    await execution.sendTaskSuccess(b!, 'second');
    await execution.sendTaskSuccess(a!, 'first');
    expect(execution.output).toEqual(['first', 'second']);
  });
});

describe('an activity', () => {
  const machine = {
    StartAt: 'Check',
    States: { Check: { Type: 'Task', Resource: ACTIVITY, TimeoutSeconds: 60, End: true } },
  };

  test('waits for a worker, who takes its task and answers', async () => {
    const execution = Simulator.fromDefinition(machine).start({ input: { id: 7 } });
    await execution.until('Check');
    await execution.advance(3600);
    const task = await execution.activityTask('Check', 'worker-1');
    expect(task!.input).toEqual({ id: 7 });
    expect(execution.history[3]).toMatchObject({
      type: 'ActivityStarted',
      activityStartedEventDetails: { workerName: 'worker-1' },
    });
    expect(await execution.activityTask(ACTIVITY)).toBeUndefined();
    await execution.sendTaskSuccess(task!.taskToken, { ok: true });
    expect(execution.output).toEqual({ ok: true });
  });

  test('has a mock as its worker', async () => {
    const execution = await Simulator.fromDefinition(machine).run({
      input: { id: 7 },
      mocks: { [ACTIVITY]: after(30, ({ id }: { id: number }) => id + 1) },
    });
    expect(execution).toMatchObject({ output: 8, durationSeconds: 30 });
  });

  test('says how to work on its tasks if nothing does', async () => {
    await expect(Simulator.fromDefinition(machine).start().end()).rejects.toThrow(
      `The execution does not end. 'Check' waits for a worker. Take its task with ` +
        `execution.activityTask('${ACTIVITY}') and answer with execution.sendTaskSuccess('Check', output), or add a mock.`,
    );
  });

  test('needs a mock if no test drives the execution', async () => {
    await expect(Simulator.fromDefinition(machine).run()).rejects.toThrow(
      `There is no mock for the task 'Check' (${ACTIVITY})`,
    );
  });
});

describe('abort', () => {
  test('ends the execution with error and cause', async () => {
    const execution = await approval().until('Approve');
    await execution.abort('Cancelled', 'by the customer');
    expect(execution).toMatchObject({ status: 'ABORTED', error: 'Cancelled', cause: 'by the customer' });
    expect(execution.stopDate).toEqual(new Date('2026-01-01T01:00:00Z'));
    expect(execution.history.slice(-1)).toMatchObject([{ type: 'ExecutionAborted', previousEventId: 0 }]);
    await execution.abort('Again');
    expect(execution.error).toBe('Cancelled');
    expect(execution.trace()).toContain('ABORTED');
  });
});

describe('end', () => {
  test('runs to the end, and is called in any order of awaits', async () => {
    const execution = approval();
    const drives = [execution.until('Approve'), execution.end().catch(() => undefined), execution.advance(1)];
    await Promise.all(drives);
    expect(execution.visitedStates.slice(0, 3)).toEqual(['Prepare', 'Cool', 'Approve']);
  });

  test('reports a mock that never answers', async () => {
    const execution = Simulator.fromDefinition(APPROVAL).start({ mocks: { Prepare: never() } });
    await expect(execution.end()).rejects.toThrow(
      "The execution does not end. 'Prepare' waits for an answer that its mock never gives.",
    );
  });

  // Recorded: max_concurrency_path_negative.
  test.each(['INLINE', 'DISTRIBUTED'])(
    'or stands still, as on AWS with a negative MaxConcurrency (%s)',
    async (Mode) => {
      const ProcessorConfig = { Mode, ...(Mode === 'DISTRIBUTED' && { ExecutionType: 'STANDARD' }) };
      const ItemProcessor = { ProcessorConfig, StartAt: 'P', States: { P: { Type: 'Pass', End: true } } };
      const Each = { Type: 'Map', MaxConcurrencyPath: '$.n', ItemsPath: '$.items', ItemProcessor, End: true };
      const simulator = Simulator.fromDefinition({ StartAt: 'Each', States: { Each } });
      await expect(simulator.start({ input: { n: -1, items: [1] } }).end()).rejects.toThrow(
        "The execution does not end. 'Each' has a negative MaxConcurrency and starts nothing. On AWS the execution gets stuck there, too.",
      );
    },
  );

  test('rejects with the fault of a mock, again and again', async () => {
    const mocks = {
      Prepare: () => {
        throw new Error('broken');
      },
    };
    const execution = Simulator.fromDefinition(APPROVAL).start({ mocks });
    await expect(execution.end()).rejects.toThrow("The mock of 'Prepare' threw Error: broken.");
    await expect(execution.until('Approve')).rejects.toThrow("The mock of 'Prepare' threw Error: broken.");
  });
});

test('the same steps give the same history', async () => {
  const play = async () => {
    const execution = await approval().until('Approve');
    await execution.advance(60);
    await execution.sendTaskSuccess('Approve', 1);
    return JSON.stringify(execution.history);
  };
  expect(await play()).toBe(await play());
});

test('a mock can advance its own execution, which happens after its turn', async () => {
  const Wait = { Type: 'Wait', Seconds: 60, End: true };
  const T = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:T', Next: 'Wait' };
  let later: Promise<unknown> | undefined;
  const execution: LiveExecution = Simulator.fromDefinition({ StartAt: 'T', States: { T, Wait } }).start({
    mocks: { T: () => void (later = execution.advance(60)) },
  });
  await execution.until('Wait');
  await later;
  expect(execution).toMatchObject({ status: 'SUCCEEDED', durationSeconds: 60 });
});

describe('the trace ends with what an execution that stands still waits for', () => {
  const last = (trace: string) => trace.split('\n').pop();

  test('for an answer by a token, where no time-out would end it', async () => {
    const { TimeoutSeconds: _, HeartbeatSeconds: __, ...patient } = APPROVAL.States.Approve;
    const machine = { ...APPROVAL, States: { ...APPROVAL.States, Approve: patient } };
    const execution = Simulator.fromDefinition(machine).start({ mocks: { Prepare: returns(1) } });
    await execution.advance(60);
    expect(last(execution.trace())).toContain('Cool');
    await execution.until('Approve');
    expect(last(execution.trace())).toMatch(/^'Approve' waits for an answer to its task token. /);
    await execution.sendTaskSuccess('Approve', {});
    expect(execution.trace()).not.toContain('waits for');
  });

  test('without a way to answer where there is none', async () => {
    const { TimeoutSeconds: _, HeartbeatSeconds: __, ...patient } = APPROVAL.States.Approve;
    const machine = { ...APPROVAL, States: { ...APPROVAL.States, Approve: patient } };
    const execution = await Simulator.fromDefinition(machine).run({ mocks: { Prepare: returns(1), Approve: never() } });
    expect(last(execution.trace())).toBe(
      "'Approve' waits for an answer to its task token that its mock never gives. Use simulator.start(...) to let a test answer.",
    );
  });

  test('for a mock that never answers, and not once the execution was aborted', async () => {
    const execution = Simulator.fromDefinition(APPROVAL).start({ mocks: { Prepare: never() } });
    await execution.until('Prepare');
    expect(last(execution.trace())).toBe("'Prepare' waits for an answer that its mock never gives.");
    await execution.abort();
    expect(execution.trace()).not.toContain('waits for');
  });
});
