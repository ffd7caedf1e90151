// Chooses the test cases to run, with their expectations and places.
import { CasePlaces } from './case-places';
import { expectationOf } from './expectation';
import type { TestCase } from './test-case';
import { compileGlob } from '../../json/glob';
import type { MockConfig } from '../../simulator/mocks/mock-config';
import { UsageError } from '../command';

/**
 * @param path the file of the configuration
 * @throws UsageError if there is no test case
 * @throws SimulatorError for an invalid expectation
 */
export function selectCases(config: MockConfig, path: string, only: readonly string[]): readonly TestCase[] {
  const all = config.stateMachines.flatMap((stateMachine) =>
    config.testCases(stateMachine).map((name) => ({ stateMachine, name })),
  );
  if (all.length === 0) throw new UsageError(`${config.file} has no test cases.`);
  const fits = only.map(compileGlob);
  const fitting = all.filter(
    ({ stateMachine, name }) =>
      only.length === 0 || fits.some((fit) => [stateMachine, name, `${stateMachine}/${name}`].some(fit)),
  );
  if (fitting.length === 0) {
    const names = all.map(({ stateMachine, name }) => `${stateMachine}/${name}`).join(', ');
    throw new UsageError(`--only ${only.join(' --only ')} matches no test case. The test cases are: ${names}.`);
  }
  const places = new CasePlaces(path);
  return fitting.map(({ stateMachine, name }) => ({
    stateMachine,
    name,
    expectation: expectationOf(config, stateMachine, name),
    place: places.of(stateMachine, name),
  }));
}
