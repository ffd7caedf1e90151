// Runs what scaffold made from a recorded execution, and says where it differs.
import { asMocks } from './recorded';
import type { RecordedScenario } from './recorded-scenario';
import { SimulatorError } from '../../asl/simulator-error';
import type { Json } from '../../json/json';
import { parseBounded } from '../../json/text';
import { jsonMocks } from '../../simulator/mocks/json-mocks';
import { MissingMockError } from '../../simulator/mocks/missing-mock-error';
import type { RecordedExecution } from '../../simulator/recorded-execution';
import type { Simulator } from '../../simulator/simulator';

/** What to know before the file is used; empty if it does what was recorded. */
export async function trialNote(
  machine: Simulator,
  scenario: RecordedScenario,
  recorded: RecordedExecution,
): Promise<string> {
  const mocks = jsonMocks(parseBounded(asMocks(scenario)), 'Recorded answers');
  try {
    const execution = await machine.run({ input: scenario.input as Json, mocks, permissions: 'ignore' });
    if (execution.status === recorded.status) return '';
    return `With these answers the execution ends ${execution.status}, but it was recorded as ${recorded.status}.\n`;
  } catch (error) {
    if (error instanceof MissingMockError) {
      return `The history does not hold the answers of '${error.state}'. Add them: a distributed Map's children are not in it.\n`;
    }
    if (error instanceof SimulatorError) return `The execution cannot be run with these answers: ${error.message}\n`;
    throw error;
  }
}
