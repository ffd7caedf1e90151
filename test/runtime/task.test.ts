// Why a task cannot start, in AWS's words.
import { checkArguments, type ArgumentProblems, type TaskCall } from '../../src/runtime/task';

const check = (problems: (() => ArgumentProblems | undefined) | undefined) =>
  checkArguments({
    arguments: { a: 1 },
    argumentsField: 'Arguments',
    integration: { problems },
  } as unknown as TaskCall);

// Recorded: apigateway invoke_with_headers.
test('the problems of the arguments are listed after the arguments themselves, and a note after them', () => {
  expect(check(() => ({ texts: ['one', 'two'], note: '' }))).toBe(
    `The Arguments '{"a":1}' could not be used to start the Task: [one, two]`,
  );
  expect(check(() => ({ texts: ['one'], note: ' More.' }))).toMatch(/: \[one\] More\.$/);
});

test('a task can start if its service has nothing to say, or nothing is known of it', () => {
  expect(check(() => undefined)).toBeUndefined();
  expect(check(undefined)).toBeUndefined();
});
