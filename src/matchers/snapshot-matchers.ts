// The matchers that compare with a snapshot: the execution, and the definition.
import { executionIn, type MatcherContext, type MatcherImplementations, type Result } from './matcher';
import { SnapshotText } from './serializer';
import { SimulatorError } from '../asl/simulator-error';
import { Simulator } from '../simulator/simulator';

/** The test framework's own snapshot functions, which know the test's name and file. */
interface SnapshotExpect {
  expect(value: unknown): { toMatchSnapshot(hint?: string): void };
}

export const snapshotMatchers = {
  toMatchExecutionSnapshot(received, hint) {
    refuseNot(this, 'toMatchExecutionSnapshot');
    return matchSnapshot(executionIn(received, 'toMatchExecutionSnapshot').snapshot(), hint);
  },

  toMatchDefinitionSnapshot(received, hint) {
    refuseNot(this, 'toMatchDefinitionSnapshot');
    return matchSnapshot(simulatorOf(received).definitionSnapshot().trimEnd(), hint);
  },
} satisfies Partial<MatcherImplementations>;

/** Throws the framework's own message if the snapshot differs. */
function matchSnapshot(text: string, hint: string | undefined): Result {
  const { expect } = globalThis as typeof globalThis & SnapshotExpect;
  const expectation = expect(new SnapshotText(text));
  if (hint === undefined) expectation.toMatchSnapshot();
  else expectation.toMatchSnapshot(hint);
  return { pass: true, message: () => '' };
}

function refuseNot({ isNot }: MatcherContext, matcher: string): void {
  if (isNot) {
    throw new SimulatorError(`Cannot negate ${matcher}: a snapshot records what must stay the same. Remove .not.`);
  }
}

function simulatorOf(received: unknown): Simulator {
  if (received instanceof Simulator) return received;
  const construct = received as { readonly node?: unknown; readonly templateOptions?: unknown } | null | undefined;
  if (typeof construct !== 'object' || construct === null || construct.node === undefined) {
    throw new SimulatorError(
      'Invalid value for expect(...).toMatchDefinitionSnapshot(): expected a Simulator, or a stack or a state machine of the AWS CDK; found ' +
        `${received === null ? 'null' : typeof received}.`,
    );
  }
  return construct.templateOptions === undefined
    ? Simulator.fromStateMachine(received as Parameters<typeof Simulator.fromStateMachine>[0])
    : Simulator.fromStack(received as Parameters<typeof Simulator.fromStack>[0]);
}
