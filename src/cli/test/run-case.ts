// Runs one test case and reports differences from the expectation.
import type { Expectation, TestCase, TestResult } from './test-case';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import { equalJson } from '../../json/equal';
import { compactText, parseBounded } from '../../json/text';
import { stopwatch } from '../../runtime/clock';
import type { Execution } from '../../simulator/execution';
import { MissingMockError } from '../../simulator/mocks/missing-mock-error';
import type { MockConfig } from '../../simulator/mocks/mock-config';
import type { Simulator } from '../../simulator/simulator';

const HINT = 'cdk-lambda-workflows simulate --full shows everything.';

/** @param defaultInput the text of the input if the case does not set one; undefined for `{}` */
export async function runCase(
  { stateMachine, name, expectation, place }: TestCase,
  simulator: Simulator,
  config: MockConfig,
  defaultInput: string | undefined,
): Promise<TestResult> {
  const { input } = expectation;
  const stop = stopwatch();
  try {
    const execution = await simulator.run({
      ...(input === undefined ? { inputText: defaultInput } : { input }),
      mocks: config.mocks(stateMachine, name),
    });
    const ran = stop();
    const { status, durationSeconds, visitedStates: visited } = execution;
    const problems = problemsOf(execution, expectation);
    const diagram = problems.length > 0 ? execution.diagram() : undefined;
    const trace = (colors: boolean): string => execution.trace({ colors, hint: HINT });
    return { stateMachine, name, status, durationSeconds, ran, place, visited, problems, trace, diagram };
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    const problems = [
      error instanceof MissingMockError ? missingMockText(error) : commandLineMessageOf(error).trimEnd(),
    ];
    const nothing = { durationSeconds: 0, visited: [], trace: undefined, diagram: undefined };
    return { stateMachine, name, status: 'ERROR', problems, ran: stop(), place, ...nothing };
  }
}

/** Words the advice for the configuration instead of code. */
function missingMockText({ state, resource }: MissingMockError): string {
  return (
    `The test case names no mocked response for the task '${state}' (${resource}). Add one, for example:\n\n` +
    `  ${JSON.stringify(state)}: "Mocked${state.replace(/\W/g, '')}"`
  );
}

function problemsOf(execution: Execution, expected: Expectation): string[] {
  const { status, outputText, cause } = execution;
  if (status !== expected.status) return [`Expected the execution to end ${expected.status}; it is ${status}.`];
  const error = status === 'TIMED_OUT' ? 'States.Timeout' : execution.error;
  const problems: string[] = [];
  if (expected.error !== undefined && expected.error !== error) {
    problems.push(`Expected the error ${expected.error}; found ${error ?? 'none'}.`);
  }
  if (expected.cause !== undefined && expected.cause !== cause) {
    problems.push(`Expected the cause ${JSON.stringify(expected.cause)}; found ${JSON.stringify(cause) ?? 'none'}.`);
  }
  if (expected.output !== undefined) {
    const output = outputText === undefined ? undefined : parseBounded(outputText);
    const found = output === undefined ? 'none' : compactText(output);
    if (output === undefined || !equalJson(expected.output, output)) {
      problems.push(`Expected the output ${compactText(expected.output)}; found ${found}.`);
    }
  }
  return problems;
}
