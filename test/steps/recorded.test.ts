// Every history that AWS recorded becomes steps: no event is left out, and none is in two places.
import type { ExecutionEnd } from '../../src/runtime/execution-end';
import { placesIn } from '../../src/steps/definition-places';
import { allSteps, branchesOf } from '../../src/steps/journey';
import { stepsOf } from '../../src/steps/steps-of';
import { visitsOf } from '../../src/steps/visits';
import { HAS_RECORDINGS, recordedEvent, recordings, type Recording } from '../support/recorded';

const suite = HAS_RECORDINGS ? describe : describe.skip;

function stepsIn({ definition, expected }: Recording) {
  const tree = visitsOf(expected.events!.map(recordedEvent), placesIn(definition), '');
  const end = { status: expected.status, stopTime: 0 } as ExecutionEnd;
  const source = { end, latestTime: 0, failures: [], mapRun: () => undefined, execution: () => undefined };
  return { eventIds: tree.eventIds, steps: stepsOf(tree.root, source) };
}

suite('the recorded executions of AWS (kept outside of the project)', () => {
  const all = HAS_RECORDINGS ? recordings() : [];

  test('every event belongs to exactly one step, or to the execution', () => {
    expect(all.length).toBeGreaterThan(0);
    for (const recording of all) {
      const { steps, eventIds } = stepsIn(recording);
      const found = [...eventIds, ...allSteps(steps).flatMap((step) => step.eventIds)].sort((a, b) => a - b);
      expect([recording.id, found]).toEqual([recording.id, recording.expected.events!.map(({ id }) => id)]);
    }
  });

  test('an execution that succeeded has only steps that succeeded or were caught, outside of branches', () => {
    for (const recording of all.filter(({ expected }) => expected.status === 'SUCCEEDED')) {
      const wrong = stepsIn(recording).steps.filter(({ status }) => status !== 'SUCCEEDED' && status !== 'CAUGHT');
      expect([recording.id, wrong]).toEqual([recording.id, []]);
    }
  });

  test('in an execution that failed, the last step failed or timed out', () => {
    for (const recording of all.filter(({ expected }) => expected.status === 'FAILED')) {
      const { steps } = stepsIn(recording);
      expect([recording.id, steps[steps.length - 1]?.status]).toEqual([
        recording.id,
        expect.stringMatching(/^(FAILED|TIMED_OUT)$/),
      ]);
    }
  });

  test('every event of an inner state lies in the step of that state', () => {
    for (const recording of all) {
      const types = new Map(recording.expected.events!.map(({ id, type }) => [id, type]));
      for (const { type, eventIds, attempts } of allSteps(stepsIn(recording).steps)) {
        expect(types.get(eventIds[0]!)).toBe(`${type}StateEntered`);
        const ends = eventIds.filter((id) => /State(Exited|Aborted)$/.test(types.get(id)!));
        expect([recording.id, ends.map((id) => types.get(id)!.replace(/State\w+/, ''))]).toEqual([
          recording.id,
          ends.map(() => type),
        ]);
        expect(attempts.flatMap(branchesOf).every(({ steps }) => steps.length > 0)).toBe(true);
      }
    }
  });
});
