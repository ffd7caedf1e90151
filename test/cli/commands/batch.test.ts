// The command batch: one request a line, one answer a line.
import { runCommand } from '../../support/command-line';
import { FETCH_AND_PROCESS } from '../../support/machines';

/** What batch writes for each of the requests. */
const answers = async (...requests: unknown[]) => {
  const lines = requests.map((request) => (typeof request === 'string' ? request : JSON.stringify(request)));
  const { code, stdout } = await runCommand(['batch'], `${lines.join('\n')}\n`);
  expect(code).toBe(0);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};

test('batch runs a definition with scripted tasks', async () => {
  const tasks = {
    FetchData: [{ error: 'Lambda.ServiceException', cause: null }, { output: 1 }],
    ProcessData: [{ output: 2 }],
  };
  const [answer] = await answers({ id: '1', op: 'run', definition: FETCH_AND_PROCESS, input: {}, tasks });
  expect(answer).toMatchObject({ id: '1', status: 'SUCCEEDED', output: 2, stopDate: '2026-01-01T00:00:02.000Z' });
  expect(answer.events).toHaveLength(15);
});

test('batch answers requests of TestState, and refuses what AWS would refuse', async () => {
  const definition = { Type: 'Pass', Parameters: { 'b.$': '$.a' }, End: true };
  const [answer, refused, mistaken] = await answers(
    { id: 1, op: 'testState', request: { definition, input: '{"a":1}' } },
    { id: 2, op: 'testState', request: { definition, mock: { result: '1' } } },
    { id: 3, op: 'testState' },
  );
  expect(answer).toEqual({ id: 1, response: { status: 'SUCCEEDED', output: '{"b":1}' } });
  const message = "State type 'Pass' is not supported when a mock is specified";
  expect(refused).toEqual({ id: 2, error: { code: 'ValidationException', message } });
  expect(mistaken).toEqual({
    id: 3,
    failure: { message: 'Invalid request: expected an object with the parameters of TestState; found nothing.' },
  });
});

test('batch names state, resource and attempt when a script has run out', async () => {
  const [answer] = await answers({ id: 7, op: 'run', definition: FETCH_AND_PROCESS, tasks: { FetchData: [] } });
  expect(answer).toEqual({
    id: 7,
    failure: {
      message: expect.stringContaining(
        "no scripted result for the task 'FetchData' (arn:aws:lambda:us-east-1:123456789012:function:FetchData), attempt 1.",
      ),
    },
  });
});

test('batch rejects a definition as CreateStateMachine would', async () => {
  const [run1, validated] = await answers(
    { id: 'a', op: 'run', definition: { StartAt: 'A' } },
    { id: 'b', op: 'validate', definition: '{"StartAt":"A"}' },
  );
  const message =
    "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: These fields are required: [States] at /'";
  expect(run1.rejected).toMatchObject({ error: 'InvalidDefinition', message });
  expect(validated).toMatchObject({ id: 'b', result: 'FAIL', truncated: false, createStateMachine: { message } });
});

test('batch answers a line that is not a request, and continues', async () => {
  const valid = { id: 'ok', op: 'validate', definition: FETCH_AND_PROCESS };
  const found = await answers('not json', '[]', { id: 1, op: 'dance' }, valid);
  expect(found.map(({ id }) => id)).toEqual([null, null, 1, 'ok']);
  expect(found[2].failure.message).toBe('Unknown op "dance": expected one of run, testState, validate.');
  expect(found[3]).toEqual({ id: 'ok', result: 'OK', diagnostics: [], truncated: false, createStateMachine: null });
});
