// The table of jobs, held to the services' models.
import { JOB_ACTIONS, jobOf } from '../../../src/asl/services/jobs';
import type { ServiceResource } from '../../../src/asl/services/resource';
import { resultName } from '../../../src/asl/services/sdk-names';
import type { Shape } from '../../../src/asl/services/shape';
import { answerOf, type Answer } from '../../../src/services/models/answers';
import { resourceOf } from '../../support/resources';

const jobIn = (resource: string) => jobOf(resourceOf(resource) as ServiceResource);
const described = JOB_ACTIONS.filter((action) => jobIn(`${action}.sync`)!.describedBy !== undefined);

function at(answer: Answer, shape: Shape, path: readonly string[]): Shape | undefined {
  if ('line' in shape) return at(answer, answer.model.shapeOn(shape.line), path);
  const [name, ...rest] = path;
  if (name === undefined) return shape;
  const found = 'members' in shape ? [...shape.members].find(([one]) => resultName(one, false) === name) : undefined;
  return found && at(answer, found[1].shape, rest);
}

test.each(described)('%s: its description has the state, and the state the words', (action) => {
  const { states, failed } = jobIn(`${action}.sync`)!;
  const answer = answerOf(resourceOf(`${action}.sync`))!;
  const state = at(answer, answer.shape, states[0]!);
  expect(state).toHaveProperty('enum');
  expect((state as { enum: readonly string[] }).enum).toEqual(expect.arrayContaining([...failed]));
});

test('most jobs are described by an action that the models know', () => {
  expect(described.length).toBeGreaterThan(20);
});

test('a request and its response, and a callback, are no jobs', () => {
  for (const resource of ['glue:startJobRun', 'ecs:runTask.waitForTaskToken', 'eks:deleteCluster.sync']) {
    expect(jobIn(resource)).toBeUndefined();
  }
});
