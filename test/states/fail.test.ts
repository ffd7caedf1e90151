// Fail: ends its machine with an error and a cause of its own.
import { eventsOf, run, where } from '../support/executions';

const fail = (rest: object) => ({ StartAt: 'F', States: { F: { Type: 'Fail', ...rest } } });
const INPUT = { name: 'Broken', text: 'by hand', n: 1 };

test.each<[object, string | undefined, string | undefined]>([
  [{ Error: 'Broken', Cause: 'by hand' }, 'Broken', 'by hand'],
  [{ Error: 'Broken' }, 'Broken', undefined],
  [{ Cause: 'by hand' }, undefined, 'by hand'],
  [{}, undefined, undefined],
  [{ ErrorPath: '$.name', CausePath: '$.text' }, 'Broken', 'by hand'],
  [{ Error: 'Fixed', CausePath: '$.text' }, 'Fixed', 'by hand'],
  [{ ErrorPath: '$$.State.Name', CausePath: "States.Format('{} {}', $.name, $.text)" }, 'F', 'Broken by hand'],
  [{ QueryLanguage: 'JSONata', Error: '{% $states.input.name %}', Cause: '{% "a" & "b" %}' }, 'Broken', 'ab'],
])('%j fails with %j and %j', async (rest, error, cause) => {
  const execution = await run(fail(rest), { input: INPUT });
  expect([execution.status, execution.error, execution.cause]).toEqual(['FAILED', error, cause]);
});

// Recorded: state_fail.
test('a Fail state has no event when it is left', async () => {
  expect(eventsOf(await run(fail({ Error: 'Broken' })))).toEqual([
    '1<0 ExecutionStarted',
    '2<0 FailStateEntered F',
    '3<2 ExecutionFailed',
  ]);
});

test.each<[object, string]>([
  // Recorded: st_invalid_jsonpath_in_causepath.
  [
    { CausePath: '$.gone' },
    `The JSONPath '$.gone' specified for the field 'CausePath' could not be found in the input '{"n":1}'`,
  ],
  [
    { ErrorPath: '$.gone' },
    `The JSONPath '$.gone' specified for the field 'ErrorPath' could not be found in the input '{"n":1}'`,
  ],
  [{ ErrorPath: '$.n' }, 'The ErrorPath field refers to value "1" which is not a string: $.n'],
])('%j fails with States.Runtime instead', async (rest, why) => {
  expect(await run(fail(rest), { input: { n: 1 } })).toMatchObject({
    error: 'States.Runtime',
    cause: where('F') + why,
  });
});
