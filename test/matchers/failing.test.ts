// What a failing matcher prints: differences, how a function failed, at most 200 lines, and a stack without our frames.
import '../../src/jest';
import { fails, never, returns, sequence, Simulator } from '../../src/simulator';
import { complaint, complaintError } from '../support/complaints';
import { LAMBDA, only, task } from '../support/machines';

const simulator = Simulator.fromDefinition(task(), { name: 'M' });
const lines = (price: number) => ({
  lines: Array.from({ length: 12 }, (_, index) => ({ sku: `k${index}`, price: index === 11 ? price : index })),
});

test('a payload that differs in its twelfth line shows that line', async () => {
  const execution = await simulator.run({ input: lines(110), mocks: { S: returns({}) } });
  const text = complaint(() => expect(execution).toHaveInvoked('S', lines(111)));
  expect(text).toContain("Expected a call of 'S' with an equal payload. Its only call differs:\n\n- Expected");
  expect(text).toContain('-       "price": 111,\n+       "price": 110,\n');
});

test('of several calls, the one that is the most like the expected payload is compared', async () => {
  const map = Simulator.fromDefinition({
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Work', States: { Work: { Type: 'Task', Resource: `${LAMBDA}Work`, End: true } } },
        End: true,
      },
    },
  });
  const input = [1, 2, 3].map((id) => ({ id, total: id * 10, of: 'order' }));
  const execution = await map.run({ input, mocks: { Work: returns({}) } });
  const expected = { id: 2, total: 21, of: expect.any(String) };
  const text = complaint(() => expect(execution).toHaveInvoked('Work', expected));
  expect(text).toContain('The nearest of its 3 calls differs:');
  expect(text).toContain('-   "total": 21,\n+   "total": 20,');
  expect(text).not.toContain('"total": 10');
});

test('a call that must not be is named as such', async () => {
  const execution = await simulator.run({ input: 1, mocks: { S: returns({}) } });
  expect(complaint(() => expect(execution).not.toHaveInvoked('S', 1))).toContain(
    "expect(execution).not.toHaveInvoked(target)\n\nExpected no call of 'S' with 1.\n",
  );
});

test('a cause that differs shows the difference', async () => {
  const execution = await simulator.run({ mocks: { S: fails('Declined', 'no money') } });
  expect(complaint(() => expect(execution).toFailWith('Declined', 'no card'))).toContain('- no card\n+ no money');
});

test.each([
  [
    'Node.js',
    { errorType: 'TypeError', errorMessage: 'x is undefined', trace: ['TypeError: x', '    at handler (/a.js:3:9)'] },
    'at handler (/a.js:3:9)',
  ],
  [
    'Python',
    {
      ...{ errorType: 'KeyError', errorMessage: 'x is undefined' },
      stackTrace: ['  File "/run.py", line 1, in run\n    f()\n', '  File "/app.py", line 7, in f\n    d["x"]\n'],
    },
    'File "/app.py", line 7, in f',
  ],
  [
    'Java',
    {
      errorType: 'E',
      errorMessage: 'x is undefined',
      stackTrace: ['a.Pay.handle(Pay.java:4)', 'a.Main.run(Main.java:1)'],
    },
    'a.Pay.handle(Pay.java:4)',
  ],
])('the failure of a function in %s shows its message and where it was thrown', async (_, failure, frame) => {
  const execution = await simulator.run({ mocks: { S: fails(failure.errorType, JSON.stringify(failure)) } });
  const end = `The execution ended FAILED with ${failure.errorType}: x is undefined.\n    ${frame}\n`;
  expect(complaint(() => expect(execution).toSucceed())).toContain(`toSucceed()\n\n${end}\nM: FAILED`);
  expect(complaint(() => expect(execution).toHaveVisited('Other'))).toContain(end);
});

test.each(['A B', 'A  B', 'A'] as const)('the arrow stands at the state %j', async (name) => {
  const chain = Simulator.fromDefinition({
    StartAt: 'A  B',
    States: {
      'A  B': { Type: 'Task', Resource: `${LAMBDA}F`, Next: 'A' },
      A: { Type: 'Task', Resource: `${LAMBDA}F`, Next: 'A B' },
      'A B': { Type: 'Task', Resource: `${LAMBDA}F`, End: true },
    },
  });
  const execution = await chain.run({ mocks: { A: returns(1), 'A B': returns(1), 'A  B': returns(1) } });
  const text = complaint(() => expect(execution).toHaveRetried(name, 2));
  expect(text.split('\n').filter((line) => line.endsWith('◀'))).toEqual([
    expect.stringMatching(new RegExp(`^.─ ✓ ${name} {2}Task, 0 s {3}◀$`)),
  ]);
});

test('a failing matcher prints at most 200 lines, of the difference and of the trace', async () => {
  const loop = Simulator.fromDefinition({
    StartAt: 'Ask',
    States: {
      Ask: { Type: 'Task', Resource: `${LAMBDA}Ask`, Next: 'Enough' },
      Enough: { Type: 'Choice', Choices: [{ Variable: '$.done', BooleanEquals: true, Next: 'End' }], Default: 'Ask' },
      End: { Type: 'Succeed' },
    },
  });
  const list = Array.from({ length: 500 }, (_, index) => `${index}`);
  const again = Array.from({ length: 400 }, () => returns({ done: false }));
  const execution = await loop.run({ mocks: { Ask: sequence(...again, returns({ done: true, list })) } });
  for (const check of [
    () => expect(execution).toSucceedWith({ done: true, list: list.map((one) => `${one}!`) }),
    () => expect(execution).toHaveInvoked('Ask', list),
    () => expect(execution).toHaveVisited(...Array.from({ length: 500 }, () => 'End' as const)),
    () => expect(execution).toFailWith('E'),
  ]) {
    const text = complaint(check);
    expect(text.split('\n').length).toBeLessThanOrEqual(200);
    expect(text).toMatch(/^… \d+ more lines …$|^├─ … .* more times/m);
  }
});

test('no frame of the stack is ours, whatever is wrong', async () => {
  const execution = await simulator.run({ mocks: { S: returns(1) } });
  for (const check of [
    () => expect(execution).toSucceedWith(2),
    () => expect(3).toSucceed(),
    () => expect(execution).toTakeLessThan(NaN),
    () => expect(execution).not.toMatchExecutionSnapshot(),
    () => expect(3).toMatchDefinitionSnapshot(),
  ]) {
    const frames = complaintError(check)
      .stack!.split('\n')
      .filter((line) => /^ +at /.test(line));
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.filter((frame) => /[\\/]src[\\/]/.test(frame))).toEqual([]);
  }
});

test('an execution that waits is said to be running', async () => {
  const wait = Simulator.fromDefinition(
    only({
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
      Parameters: { FunctionName: 'F' },
    }),
  );
  const execution = await wait.run({ mocks: { S: never() } });
  expect(complaint(() => expect(execution).toSucceed())).toContain(
    'The execution is still running: it waits for something that nobody will do.\n',
  );
});
