// Payloads that Step Functions or Lambda would refuse are errors at synthesis.
import { CfnParameter } from 'aws-cdk-lib';
import { QueryLanguage, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType, LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { LambdaTask, LambdaWorkflow, type LambdaTaskProps } from '../../src';
import { definitionOf, newFunction, newStack, notesOf, simulate } from '../support/stacks';

const { JSON_PATH, JSONATA } = QueryLanguage;

function workflowWith(payload: TaskInput, props: Partial<LambdaTaskProps> = {}) {
  const stack = newStack();
  const definition = new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn'), payload, ...props });
  new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage: props.queryLanguage });
  return stack;
}

test.each<[TaskInput, Partial<LambdaTaskProps>, string]>([
  [
    TaskInput.fromText('hello'),
    {},
    "payload is the text 'hello', which Lambda refuses because it is not JSON. Put it into an object, or write JSON text.",
  ],
  [
    TaskInput.fromObject(5 as never),
    {},
    'payload must be an object, a list or JSON text; found 5. Put the value into an object.',
  ],
  [
    TaskInput.fromJsonPathAt('$.order'),
    { queryLanguage: JSONATA },
    'payload is the path $.order, which only works in JSONPath. Write an expression, such as {% $states.input %}.',
  ],
  [
    TaskInput.fromText('hello'),
    { queryLanguage: JSON_PATH },
    "payload is the text 'hello', but in JSONPath the event must be an object. Put the text into one.",
  ],
  [
    TaskInput.fromText('hello'),
    { queryLanguage: JSON_PATH, invocationType: LambdaInvocationType.EVENT },
    "payload is the text 'hello', which Lambda refuses because it is not JSON. Put it into an object, or write JSON text.",
  ],
  [
    TaskInput.fromObject([1] as never),
    { queryLanguage: JSON_PATH },
    'payload is a list, but in JSONPath the event must be an object. Put the list into one.',
  ],
  [
    TaskInput.fromJsonPathAt("States.Format('{}', $.a)"),
    { queryLanguage: JSON_PATH },
    "payload is States.Format('{}', $.a), which JSONPath takes only inside of an object. Put it into one.",
  ],
])('%j with %j is refused', (payload, props, message) => {
  expect(() => workflowWith(payload, props)).toThrow(new Error(`Stack/Task: ${message}`));
});

test.each<[string, TaskInput, unknown]>([
  ['JSON text', TaskInput.fromText('"hello"'), 'hello'],
  ['a list', TaskInput.fromObject([1, '{% 2 %}'] as never), [1, 2]],
  ['an object around a scalar', TaskInput.fromObject({ value: '{% $states.input.id %}' }), { value: 7 }],
  ['an expression for an object', TaskInput.fromText('{% $states.input %}'), { id: 7 }],
])('%s reaches the function', async (_, payload, event) => {
  const execution = await simulate(workflowWith(payload), { id: 7 }, { Task: (given: unknown) => ({ given }) });
  expect(execution.output).toEqual({ given: event });
});

test('a text that only the deployment knows is accepted', () => {
  const stack = newStack();
  const text = new CfnParameter(stack, 'Event').valueAsString;
  const lambdaFunction = newFunction(stack, 'Fn');
  const definition = new LambdaTask(stack, 'Task', { lambdaFunction, payload: TaskInput.fromText(text) });
  new LambdaWorkflow(stack, 'Workflow', { definition });
  expect(notesOf(stack)).toEqual([]);
});

describe('the check lambda-payload', () => {
  const noteOf = (text: string) => {
    const [note] = notesOf(workflowWith(TaskInput.fromText(text)));
    return note && /ERROR: (.*?): put it into an object/.exec(note)?.[1];
  };

  test.each([
    ['{% 5 %}', 'a number'],
    ['{% $states.input.a + 1 %}', 'a number'],
    ['{% -$states.input.a %}', 'a number'],
    ['{% $count($states.input.lines) %}', 'a number'],
    ['{% ($a := 1; $sum([$a, 2])) %}', 'a number'],
    ['{% $states.input.a = 1 and true %}', 'a boolean'],
    ['{% $exists($states.input.a) %}', 'a boolean'],
    ['{% true %}', 'a boolean'],
    ["{% 'hello' %}", 'a text that is not JSON'],
  ])('finds that %s is always %s', (text, kind) => {
    expect(noteOf(text)).toBe(`the payload of 'Task' is ${kind}`);
  });

  test.each(['{% $states.input.id %}', '{% $string($states.input.id) %}', '{% {"a": 1} %}', '{% [1] %}', "{% '5' %}"])(
    'says nothing about %s',
    (text) => {
      expect(noteOf(text)).toBeUndefined();
    },
  );

  test('says nothing about a number that only the deployment knows', () => {
    const stack = newStack();
    const parameter = new CfnParameter(stack, 'Event').valueAsString;
    const payload = TaskInput.fromText(`{% ${parameter} %}`);
    const definition = new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn'), payload });
    new LambdaWorkflow(stack, 'Workflow', { definition });
    expect(notesOf(stack)).toEqual([]);
  });

  test('looks at tasks of aws-cdk-lib, too', () => {
    const stack = newStack();
    const task = { lambdaFunction: newFunction(stack, 'Fn'), payload: TaskInput.fromText('hello') };
    new LambdaWorkflow(stack, 'Workflow', { definition: LambdaInvoke.jsonata(stack, 'Task', task) });
    expect(notesOf(stack).filter((note) => note.includes('lambda-payload'))).toEqual([
      "Stack/Workflow ERROR: the payload of 'Task' is a text that is not JSON: put it into an object. Why: Step Functions answers that Payload must be a STRING, and Lambda that a text is not JSON, github.com/aws/aws-cdk/issues/9181. [cdk-lambda-workflows:lambda-payload]",
    ]);
    expect(definitionOf(stack).States.Task).toMatchObject({ Arguments: { Payload: 'hello' } });
  });
});
