// The rows of the catalogue, held to the services' models.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calledAction, modelName } from '../../../../src/asl/services/called-action';
import type { Action, Job } from '../../../../src/asl/services/catalogue/row';
import { CATALOGUE } from '../../../../src/asl/services/catalogue/table';
import { patternsOf } from '../../../../src/asl/services/lookup';
import { resultName } from '../../../../src/asl/services/sdk-names';
import { serviceModel } from '../../../../src/asl/services/service-model';
import type { Shape } from '../../../../src/asl/services/shape';
import { answerOf, type Answer } from '../../../../src/services/models/answers';
import { wrongField } from '../../../../src/services/models/check-answer';
import { calledIn, resourceOf } from '../../../support/resources';

const FOLDER = join(__dirname, '../../../../src/asl/services/catalogue');
const ROWS = Object.entries(CATALOGUE).flatMap(([service, { actions }]) =>
  Object.entries(actions).map(([action, row]): [name: string, row: Action] => [`${service}:${action}`, row]),
);
const JOBS = ROWS.flatMap(([name, { sync }]) =>
  sync && sync.job !== 'unknown' ? [[name, sync.job] as [name: string, job: Job]] : [],
);

test('every service that a file of the catalogue has is in the table', () => {
  const files = readdirSync(FOLDER).filter((file) => !['row.ts', 'table.ts'].includes(file));
  const services = files.flatMap((file) => Object.values(jest.requireActual<object>(join(FOLDER, file))));
  expect(services).toHaveLength(Object.keys(CATALOGUE).length);
  expect(new Set(Object.values(CATALOGUE))).toEqual(new Set(services));
});

test.each(ROWS)("%s is an operation of the service's model, unless Step Functions made it", (name, row) => {
  expect(calledAction(calledIn(name)) === undefined).toBe(row.operation === 'none');
});

test.each(ROWS.filter(([, { operation }]) => operation !== 'none'))(
  "%s requires parameters of its model, and its own ones are not the model's",
  (name, { required, own = [] }) => {
    const { model, action } = calledAction(calledIn(name))!;
    const known = model.parameters(action)!.map((one) => resultName(one.name, false));
    expect(known).toEqual(expect.arrayContaining([...required]));
    expect(known.filter((one) => own.includes(one))).toEqual([]);
  },
);

test.each(Object.entries(CATALOGUE).filter(([, { model }]) => model !== undefined))(
  '%s is in the models under the name that its row gives',
  (_, { model }) => {
    expect(serviceModel(model!)).toBeDefined();
  },
);

function at(answer: Answer, shape: Shape, path: readonly string[]): Shape | undefined {
  if ('line' in shape) return at(answer, answer.model.shapeOn(shape.line), path);
  const [name, ...rest] = path;
  if (name === undefined) return shape;
  const found = 'members' in shape ? [...shape.members].find(([one]) => resultName(one, false) === name) : undefined;
  return found && at(answer, found[1].shape, rest);
}

test.each(JOBS.filter(([, { describedBy }]) => describedBy !== undefined))(
  '%s: the description of its job has the state, and the state the words of a failure',
  (name, { states, failed }) => {
    const answer = answerOf(resourceOf(`${name}.sync`))!;
    const state = at(answer, answer.shape, states[0]!.split('.'));
    expect(state).toBeDefined();
    // Some models have the state as any text.
    if ('enum' in state!) expect(state.enum).toEqual(expect.arrayContaining([...failed]));
  },
);

test.each(ROWS)('%s: its samples are results that the service could give', (name, { sample, sync }) => {
  for (const [resource, one] of [[name, sample] as const, [`${name}.sync`, sync?.sample] as const]) {
    const answer = one === undefined ? undefined : answerOf(resourceOf(resource));
    expect(answer && wrongField(one!, answer, 'PRESENT')).toBeUndefined();
  }
});

test('IAM actions are written SERVICE:Action', () => {
  const iam = ROWS.flatMap(([, { iam: called = [], mayNeed = [], sync }]) => [
    ...(typeof called === 'string' ? [] : called),
    ...mayNeed.map((need) => (typeof need === 'string' ? need : need.action)),
    ...(sync && sync.follow !== 'unknown' ? sync.follow : []),
  ]);
  expect(iam.length).toBeGreaterThan(100);
  expect(iam.filter((action) => !/^[a-z\d-]+:[A-Z][A-Za-z]+$/.test(action))).toEqual([]);
});

test('what no source says is marked, and these are all that are left', () => {
  const unknown = ROWS.flatMap(([name, { sync }]) =>
    sync?.follow === 'unknown' || sync?.rule === 'unknown' ? [name] : [],
  );
  expect(unknown).toEqual([
    ...['eks:createFargateProfile', 'eks:deleteFargateProfile'],
    ...['sagemaker:createEndpoint', 'sagemaker:createLabelingJob', 'sagemaker:updateEndpoint'],
  ]);
});

/** The actions in the first column of a table of docs/integrations.md, such as `codebuild:startBuild`. */
function documentedActions(heading: string): RegExp[] {
  const page = readFileSync(join(__dirname, '../../../../docs/integrations.md'), 'utf8');
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  const cells = [...section.split('\n## ')[0]!.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell!);
  return cells.flatMap((cell) => {
    let service = '';
    return [...cell.matchAll(/`(?:([a-z-]+):)?([A-Za-z…]+)`/g)].map(([, own, action]) => {
      service = own ?? service;
      return new RegExp(`^${service}:${action!.replace('…', '[A-Za-z]+')}$`);
    });
  });
}

test.each([
  ['Jobs', JOBS.filter(([, { states }]) => states.length > 0)],
  ['Answers that fail', ROWS.filter(([, { answer }]) => answer === 'events-put-events' || answer === 'http-status')],
])('docs/integrations.md has every action in its table of "%s", and no other', (heading, rows) => {
  const names = rows.map(([name]) => name);
  const listed = documentedActions(heading);
  expect(names.filter((name) => !listed.some((one) => one.test(name)))).toEqual([]);
  expect(listed.filter((one) => !names.some((name) => one.test(name)))).toEqual([]);
});

test('an integration has the patterns of its row', () => {
  const patterns = (name: string) => patternsOf(ROWS.find(([one]) => one === name)![1]);
  expect(patterns('states:startExecution')).toEqual(['sync', 'sync:2', 'waitForTaskToken']);
  expect(patterns('ecs:runTask')).toEqual(['sync', 'waitForTaskToken']);
  expect(patterns('glue:startJobRun')).toEqual(['sync']);
  expect(patterns('dynamodb:getItem')).toEqual([]);
});

test('an operation may be in the model of another service', () => {
  expect(modelName(calledIn('bedrock:invokeModel'))).toBe('bedrockruntime');
  expect(modelName(calledIn('bedrock:createModelCustomizationJob'))).toBe('bedrock');
  expect(modelName(calledIn('events:putEvents'))).toBe('eventbridge');
  expect(modelName(calledIn('aws-sdk:emr:runJobFlow'))).toBe('emr');
});
