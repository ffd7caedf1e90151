// The types of events' details say what is in histories: those of AWS, as recorded, and those of the simulator.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import type { TaskFailureType } from '../../src/runtime/event-keys';
import { after, fails, never, returns, sequence, Simulator, type Mock } from '../../src/simulator';
import { inner, LAMBDA, only } from '../support/machines';

const recorded = resolve(__dirname, '../../../shared/corpus/recorded/executions');

const isOptional = ({ valueDeclaration: one }: ts.Symbol) =>
  ts.isPropertySignature(one!) && one.questionToken !== undefined;

/** Of each key of details: its fields, and whether each is always there. */
function readTypes(file: string) {
  const program = ts.createProgram([file], { strict: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file)!;
  const byKey = source.statements.find(
    (one): one is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(one) && one.name.text === 'EventDetailsByKey',
  )!;
  const found = new Map<string, Map<string, boolean>>();
  for (const key of checker.getTypeAtLocation(byKey).getProperties()) {
    const members = checker.getTypeOfSymbol(key).getProperties();
    found.set(key.name, new Map(members.map((one) => [one.name, !isOptional(one)])));
  }
  return { fields: found, names: [...found.keys()] };
}

const { fields, names } = readTypes(join(__dirname, '../../src/runtime/event-details.ts'));

/** What the types say otherwise of details in a JSON value. */
function departures(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, details]) => {
    const known = fields.get(key);
    if (!known) return departures(details);
    const found = Object.keys(details as object);
    return [
      ...found.filter((name) => !known.has(name)).map((name) => `${key} has ${name}`),
      ...[...known].filter(([name, always]) => always && !found.includes(name)).map(([name]) => `${key} lacks ${name}`),
    ];
  });
}

const DISTRIBUTED = { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };

test('every recorded event of AWS has the details that its type says', () => {
  if (!existsSync(recorded)) return console.warn('skipped: the recorded executions are not beside the project');
  const files = readdirSync(recorded, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(50);
  const texts = files.map((name) => readFileSync(join(recorded, name), 'utf8'));
  expect(texts.flatMap((text) => departures(JSON.parse(text)))).toEqual([]);
}, 60_000);

test('every event of the simulator has the details that its type says', async () => {
  const ALL = ['States.ALL'];
  const Retry = [{ ErrorEquals: ALL, MaxAttempts: 1 }];
  const PUT = { Resource: 'arn:aws:states:::dynamodb:putItem', Parameters: { TableName: 't', Item: {} } };
  const JOB = { Resource: 'arn:aws:states:::glue:startJobRun.sync', Parameters: { JobName: 'j' } };
  const WORK = { Resource: 'arn:aws:states:us-east-1:123456789012:activity:Work' };
  const CALL = { Resource: `${LAMBDA}Call` };

  /** A retry, so that a task fails first and succeeds then. */
  const twice = (task: object) => only({ Type: 'Task', TimeoutSeconds: 9, Retry, ...task });
  const failing = async (task: object, failedEvent: TaskFailureType, failures = 1) => {
    const handler = () => (failures-- > 0 ? { error: 'E', cause: 'C', failedEvent } : { output: {}, submitted: {} });
    return (await Simulator.fromDefinition(twice(task)).runWith({ handler })).history;
  };
  const silent = async (task: object, options: object = {}) => {
    const { history } = await Simulator.fromDefinition({ ...twice(task), ...options }).run({ mocks: { S: never() } });
    return history;
  };
  const worked = async () => {
    const execution = await Simulator.fromDefinition(twice(WORK)).start().until('S');
    await execution.activityTask('Work', 'worker');
    await (await execution.sendTaskSuccess('S', 1)).end();
    return execution.history;
  };
  const redriven = async () => {
    const map = {
      Type: 'Map',
      Label: 'M',
      ItemsPath: '$',
      ItemProcessor: { ...inner({ Type: 'Task', ...CALL }), ...DISTRIBUTED },
    };
    const execution = Simulator.fromDefinition(only(map)).start({
      input: [1],
      mocks: { I: sequence(fails('E'), returns(1)) },
    });
    await (await (await execution.end()).redrive()).end();
    return execution.history;
  };
  const aborted = async () =>
    (
      await Simulator.fromDefinition(only({ Type: 'Wait', Seconds: 1 }))
        .start()
        .abort('E')
    ).history;
  const iterated = async (mock: Mock) => {
    const map = { Type: 'Map', ItemProcessor: inner({ Type: 'Task', ...CALL }) };
    return (await Simulator.fromDefinition(only(map)).run({ input: [1, 2], mocks: { I: mock } })).history;
  };
  const assigning = async (Output: unknown) =>
    (
      await Simulator.fromDefinition(
        only({ Type: 'Pass', Assign: { n: 1 }, Output }, { QueryLanguage: 'JSONata' }),
      ).run()
    ).history;

  const histories = await Promise.all([
    failing(CALL, 'LambdaFunctionFailed'),
    failing(CALL, 'LambdaFunctionScheduleFailed'),
    failing(CALL, 'LambdaFunctionStartFailed'),
    failing(WORK, 'ActivityFailed', 2),
    failing(WORK, 'ActivityScheduleFailed'),
    failing(PUT, 'TaskFailed'),
    failing(PUT, 'TaskStartFailed'),
    failing(JOB, 'TaskSubmitFailed'),
    ...[CALL, WORK, PUT].map((task) => silent(task)),
    silent(CALL, { TimeoutSeconds: 1 }),
    worked(),
    redriven(),
    aborted(),
    iterated(returns(1)),
    iterated((item) => (item === 1 ? fails('E') : after(1, returns(1)))),
    assigning(1),
    assigning("{% $error('no') %}"),
  ]);
  const events = histories.flat();
  expect(departures(JSON.parse(JSON.stringify(events)))).toEqual([]);
  expect(names.filter((name) => !events.some((event) => Object.hasOwn(event, name)))).toEqual([]);
});
