// The table of jobs, held to the services' models.
import { serviceResource } from '../../../src/asl/integrations';
import { JOB_ACTIONS, jobOf } from '../../../src/asl/services/jobs';
import { resultName } from '../../../src/asl/services/sdk-names';
import type { Shape } from '../../../src/asl/services/shape';
import { answerOf, type Answer } from '../../../src/services/models/answers';

const resourceOf = (action: string) => `arn:aws:states:::${action}.sync`;
const described = JOB_ACTIONS.filter(
  (action) => jobOf(serviceResource(resourceOf(action))!)!.describedBy !== undefined,
);

function at(answer: Answer, shape: Shape, path: readonly string[]): Shape | undefined {
  if ('line' in shape) return at(answer, answer.model.shapeOn(shape.line), path);
  const [name, ...rest] = path;
  if (name === undefined) return shape;
  const found = 'members' in shape ? [...shape.members].find(([one]) => resultName(one, false) === name) : undefined;
  return found && at(answer, found[1].shape, rest);
}

test.each(described)('%s: its description has the state, and the state the words', (action) => {
  const { states, failed } = jobOf(serviceResource(resourceOf(action))!)!;
  const answer = answerOf(resourceOf(action))!;
  const state = at(answer, answer.shape, states[0]!);
  expect(state).toHaveProperty('enum');
  expect((state as { enum: readonly string[] }).enum).toEqual(expect.arrayContaining([...failed]));
});

test('most jobs are described by an action that the models know', () => {
  expect(described.length).toBeGreaterThan(20);
});

test('a request and its response, and a callback, are no jobs', () => {
  for (const resource of ['glue:startJobRun', 'ecs:runTask.waitForTaskToken', 'eks:deleteCluster.sync']) {
    expect(jobOf(serviceResource(`arn:aws:states:::${resource}`)!)).toBeUndefined();
  }
});
