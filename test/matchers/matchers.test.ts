import '../../src/jest';
import { fails, returns, Simulator } from '../../src/simulator';
import { only, task } from '../support/machines';

const simulator = Simulator.fromDefinition(task(), { name: 'M' });
const succeeded = simulator.run({ mocks: { S: returns({ id: 'p1', at: 5 }) } });
const failed = simulator.run({ mocks: { S: fails('Declined', 'no money') } });

test('matchers pass for what the executions did', async () => {
  expect(await succeeded).toSucceed();
  expect(await succeeded).toSucceedWith({ id: 'p1', at: expect.any(Number) });
  expect(await succeeded).not.toSucceedWith({ id: 'p2', at: 5 });
  expect(await succeeded).not.toFailWith();
  expect(await failed).not.toSucceed();
  expect(await failed).toFailWith();
  expect(await failed).toFailWith('Declined');
  expect(await failed).toFailWith('Declined', 'no money');
  expect(await failed).toFailWith('Declined', /money/);
  expect(await failed).not.toFailWith('Other');
  expect(await failed).not.toFailWith('Declined', 'other');
});

test('a time-out of the whole execution fails with States.Timeout', async () => {
  const machine = only({ Type: 'Wait', Seconds: 60 }, { TimeoutSeconds: 5 });
  expect(await Simulator.fromDefinition(machine).run()).toFailWith('States.Timeout');
});

test('a wrong output shows the difference and the trace', async () => {
  const execution = await succeeded;
  expect(() => expect(execution).toSucceedWith({ id: 'p2', at: 5 })).toThrow(
    /-\s+"id": "p2"[\s\S]*\+\s+"id": "p1"[\s\S]*M: SUCCEEDED after 0 s/,
  );
});

test('toSucceed shows error, cause and trace of a failure', async () => {
  const execution = await failed;
  expect(() => expect(execution).toSucceed()).toThrow(
    /The execution ended FAILED with Declined: no money\.[\s\S]*✗ S {2}Task/,
  );
  expect(() => expect(execution).toSucceedWith(1)).toThrow(/Expected output: 1/);
});

test('a cause that ends with a full stop gets no second one', async () => {
  const execution = await simulator.run({ mocks: { S: fails('Declined', 'No money.') } });
  expect(() => expect(execution).toSucceed()).toThrow(/The execution ended FAILED with Declined: No money\.\n/);
});

test('toFailWith shows the output of a success', async () => {
  const execution = await succeeded;
  expect(() => expect(execution).toFailWith('Declined')).toThrow(
    /Expected error: "Declined"\nThe execution succeeded with \{"id":"p1","at":5\}\./,
  );
});

test('a value that is not an execution is refused, and a forgotten await is named', async () => {
  expect(() => expect({}).toSucceed()).toThrow(
    'Invalid value for expect(...).toSucceed(): expected the execution that Simulator.run returns; found object.',
  );
  expect(() => expect(succeeded).toSucceed()).toThrow('It is a promise: await simulator.run(...) first.');
});

test('an execution in a snapshot is its input and its trace', async () => {
  expect(await failed).toMatchInlineSnapshot(`
   Input: {}
   M: FAILED after 0 s
   └─ ✗ S  Task, 0 s
        calls arn:aws:lambda:us-east-1:<account>:function:S with {}
        failed: Declined (no money)
   Error: Declined
   Cause: no money
  `);
});
