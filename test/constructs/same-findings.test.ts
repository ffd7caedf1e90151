// What is checked is what is deployed: the findings of the construct are those of `validate` for the template, for every
// state of aws-stepfunctions and every kind of token.
import { CfnParameter, Duration, Fn, Lazy, Token, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import {
  Choice,
  Condition,
  CustomState,
  DistributedMap,
  Fail,
  ItemBatcher,
  JsonPath,
  Map as MapState,
  Parallel,
  Pass,
  ProvideItems,
  QueryLanguage,
  Result,
  S3JsonItemReader,
  Succeed,
  TaskInput,
  Timeout,
  Wait,
  WaitTime,
  type IChainable,
} from 'aws-cdk-lib/aws-stepfunctions';
import {
  CallAwsService,
  EvaluateExpression,
  LambdaInvocationType,
  LambdaInvoke,
  SnsPublish,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { LambdaTask, LambdaWorkflow, OnFailure, type LambdaWorkflowProps } from '../../src';
import { validateDefinition } from '../../src/asl/validate';
import { sourceFromTemplate } from '../../src/templates/sources/from-template';
import { newFunction, newStack, notesOf } from '../support/stacks';

type Make = (scope: Stack) => IChainable;

const OURS = / \(AWS answers ([A-Z_]+)\)(?: \[.*\])?$/;

/** The findings of AWS's rules in the annotations of the workflow. */
function ofConstruct(stack: Stack): string[] {
  return notesOf(stack)
    .filter((note) => OURS.test(note))
    .map((note) => note.replace(/^\S+ [A-Z]+: /, '').replace(OURS, ' $1'));
}

/** What `validate` finds in the template, as annotations write it. */
function ofTemplate(stack: Stack): string[] {
  const [machine] = sourceFromTemplate(Template.fromStack(stack).toJSON()).machines;
  return validateDefinition(machine!.definition).map(
    ({ message, location, code }) => `${message}${location === undefined ? '' : ` at ${location}`} ${code}`,
  );
}

const lazily = <T>(value: T) => Token.asString(Lazy.any({ produce: () => value }));
const custom =
  (stateJson: object): Make =>
  (scope) =>
    new CustomState(scope, 'S', { stateJson: stateJson as never });

const JSON_PATH: readonly (readonly [string, Make])[] = [
  ['DISCARD as the result of a task', (s) => lambda(s, { resultPath: JsonPath.DISCARD })],
  ['DISCARD as the output path', (s) => new Pass(s, 'S', { outputPath: JsonPath.DISCARD })],
  ['DISCARD as the input path', (s) => new Pass(s, 'S', { inputPath: JsonPath.DISCARD })],
  ['an invocation of type EVENT', (s) => lambda(s, { invocationType: LambdaInvocationType.EVENT })],
  ['a catcher that drops the error', (s) => lambda(s).addCatch(new Pass(s, 'C'), { resultPath: JsonPath.DISCARD })],
  [
    'intrinsic functions',
    (s) => new Pass(s, 'S', { parameters: { a: JsonPath.format('{}', JsonPath.stringAt('$.b')) } }),
  ],
  [
    'a path by itself',
    (s) => new Pass(s, 'S', { parameters: { a: JsonPath.stringAt('$.b'), c: JsonPath.numberAt('$.d') } }),
  ],
  [
    'lists and objects of the input',
    (s) => new Pass(s, 'S', { parameters: { a: JsonPath.listAt('$.b'), c: JsonPath.objectAt('$.d') } }),
  ],
  [
    'the whole input and the context',
    (s) => new Pass(s, 'S', { parameters: { a: JsonPath.entirePayload, b: JsonPath.executionId } }),
  ],
  ['a path of a token', (s) => new Pass(s, 'S', { inputPath: lazily('$.a') })],
  ['a wrong path of a token', (s) => custom({ Type: 'Pass', InputPath: lazily('a'), End: true })(s)],
  ['a Parallel', (s) => new Parallel(s, 'S', { resultPath: JsonPath.DISCARD }).branch(new Pass(s, 'B'))],
  [
    'a Map',
    (s) => new MapState(s, 'S', { itemsPath: '$.a', resultPath: JsonPath.DISCARD }).itemProcessor(new Pass(s, 'B')),
  ],
  ['a Choice', (s) => new Choice(s, 'S').when(Condition.stringEquals('$.a', lazily('b')), new Succeed(s, 'E'))],
  ['a Wait', (s) => new Wait(s, 'S', { time: WaitTime.secondsPath('$.a') })],
  ['a Fail', (s) => new Fail(s, 'S', { errorPath: JsonPath.stringAt('$.a'), cause: lazily('b') })],
  ['a result', (s) => new Pass(s, 'S', { result: Result.fromObject({ a: lazily([1]) }) })],
  ['an expression', (s) => new EvaluateExpression(s, 'S', { expression: '$.a + 1', resultPath: JsonPath.DISCARD })],
];

const JSONATA: readonly (readonly [string, Make])[] = [
  [
    'a reference inside of a text',
    (s) => Pass.jsonata(s, 'S', { outputs: { a: `at ${new Bucket(s, 'B').bucketArn}/x` } }),
  ],
  [
    'a reference inside of an expression',
    (s) => Pass.jsonata(s, 'S', { outputs: `{% "${new Bucket(s, 'B').bucketName}" %}` }),
  ],
  ['a number of a parameter', (s) => custom({ Type: 'Wait', Seconds: number(s), End: true })(s)],
  ['a number in an expression', (s) => Pass.jsonata(s, 'S', { outputs: `{% $states.input + ${number(s)} %}` })],
  [
    'an object of a token',
    (s) => custom({ Type: 'Pass', Output: Lazy.any({ produce: () => ({ a: 1 }) }), End: true })(s),
  ],
  ['a broken expression of a token', (s) => Pass.jsonata(s, 'S', { outputs: { a: lazily('{% 1 + %}') } })],
  ['a function of CloudFormation', (s) => Pass.jsonata(s, 'S', { outputs: { a: Fn.join('-', ['a', s.stackName]) } })],
  ['a list of CloudFormation', (s) => Pass.jsonata(s, 'S', { outputs: { a: Fn.select(0, Fn.split(',', s.stackId)) } })],
  [
    'a parameter of SSM',
    (s) => Pass.jsonata(s, 'S', { outputs: { a: StringParameter.valueForStringParameter(s, '/a') } }),
  ],
  [
    'an object that looks like a function of CloudFormation',
    (s) => Pass.jsonata(s, 'S', { outputs: { a: { Ref: 'b' } } }),
  ],
  ['quotes and backslashes', (s) => Pass.jsonata(s, 'S', { outputs: { 'a"\\': `"\\${s.stackName}\\"` } })],
  [
    'a task',
    (s) =>
      SnsPublish.jsonata(s, 'S', {
        topic: new Topic(s, 'T'),
        message: TaskInput.fromText('{% 1 %}'),
        taskTimeout: Timeout.jsonata('{% 5 %}'),
      }),
  ],
  [
    'a call of the SDK',
    (s) =>
      CallAwsService.jsonata(s, 'S', {
        service: 's3',
        action: 'getObject',
        iamResources: ['*'],
        parameters: { Bucket: new Bucket(s, 'B').bucketName, Key: 'k' },
      }),
  ],
  ['a distributed Map', (s) => distributed(s)],
  ['a state of another type', custom({ Type: lazily('Pause'), End: true })],
  ['a transition to a token', custom({ Type: 'Pass', Next: lazily('Nowhere') })],
];

function lambda(scope: Stack, props = {}) {
  return LambdaInvoke.jsonPath(scope, 'S', { lambdaFunction: newFunction(scope, 'F'), ...props });
}

function number(scope: Stack): number {
  return new CfnParameter(scope, 'P', { type: 'Number', default: 7 }).valueAsNumber;
}

function distributed(scope: Stack): IChainable {
  const bucket = new Bucket(scope, 'B');
  return DistributedMap.jsonata(scope, 'S', {
    itemReader: new S3JsonItemReader({ bucket, key: bucket.bucketName }),
    itemBatcher: new ItemBatcher({ maxItemsPerBatch: 5 }),
    toleratedFailurePercentage: 5,
  }).itemProcessor(
    MapState.jsonata(scope, 'M', { items: ProvideItems.jsonArray([1]) }).itemProcessor(new Pass(scope, 'I')),
  );
}

describe.each([
  [QueryLanguage.JSON_PATH, JSON_PATH],
  [QueryLanguage.JSONATA, JSONATA],
] as const)('in %s', (queryLanguage, cases) => {
  test.each(cases)('%s: the same findings as for the template', (_, make) => {
    const stack = newStack();
    new LambdaWorkflow(stack, 'Workflow', { definition: make(stack), queryLanguage });
    expect(ofConstruct(stack)).toEqual(ofTemplate(stack));
  });
});

// Each of these was an error of a valid workflow while the definition was checked without the stack's resolver.
test.each<[string, (stack: Stack) => Partial<LambdaWorkflowProps>]>([
  ['OnFailure.notify', (stack) => ({ onFailure: OnFailure.notify(new Topic(stack, 'Topic')) })],
  ['OnFailure.invoke', (stack) => ({ onFailure: OnFailure.invoke(newFunction(stack, 'Refund')) })],
])('a JSONPath workflow with %s has no findings', (_, more) => {
  const stack = newStack();
  const queryLanguage = QueryLanguage.JSON_PATH;
  const definition = new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn'), queryLanguage });
  new LambdaWorkflow(stack, 'Workflow', { definition, queryLanguage, timeout: Duration.days(1), ...more(stack) });
  expect(notesOf(stack)).toEqual([]);
});
