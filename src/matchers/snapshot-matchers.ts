// The matchers that compare with a snapshot: the execution, and the definition.
import {
  callOf,
  executionIn,
  type MatcherContext,
  type MatcherImplementations,
  type Result,
  type SnapshotExpect,
} from './matcher';
import { SnapshotText } from './serializer';
import { SimulatorError } from '../asl/simulator-error';
import { Simulator } from '../simulator/simulator';

/** @param expect gives the runner's `expect`, which knows the test's name and file */
export function snapshotMatchers(expect: () => SnapshotExpect) {
  /** Throws the runner's own message if the snapshot differs. */
  function compare({ task }: MatcherContext, text: string, hint: string | undefined): Result {
    const expectation = (task?.context?.expect ?? expect())(new SnapshotText(text));
    if (hint === undefined) expectation.toMatchSnapshot();
    else expectation.toMatchSnapshot(hint);
    return { pass: true, message: () => '' };
  }

  return {
    toMatchExecutionSnapshot(received, hint) {
      refuseNot(this, 'toMatchExecutionSnapshot');
      return compare(this, executionIn(this, received, 'toMatchExecutionSnapshot').snapshot(), hint);
    },

    toMatchDefinitionSnapshot(received, hint) {
      refuseNot(this, 'toMatchDefinitionSnapshot');
      return compare(
        this,
        definitionSource(this, received, 'toMatchDefinitionSnapshot').definitionSnapshot().trimEnd(),
        hint,
      );
    },
  } satisfies Partial<MatcherImplementations>;
}

function refuseNot({ isNot }: MatcherContext, matcher: string): void {
  if (isNot) {
    throw new SimulatorError(`Cannot negate ${matcher}: a snapshot records what must stay the same. Remove .not.`);
  }
}

/** What has a definition. */
export type DefinitionSource =
  Simulator | Parameters<typeof Simulator.fromStateMachine>[0] | Parameters<typeof Simulator.fromStack>[0];

/** The simulator of what was given, which may be a stack or a state machine of the CDK. */
export function definitionSource(context: MatcherContext, received: unknown, matcher: string): Simulator {
  if (received instanceof Simulator) return received;
  const construct = received as { readonly node?: unknown; readonly templateOptions?: unknown } | null | undefined;
  if (typeof construct !== 'object' || construct === null || construct.node === undefined) {
    throw new SimulatorError(
      `Invalid value for ${callOf(context, matcher)}: expected a Simulator, or a stack or a state machine of the AWS CDK; found ` +
        `${received === null ? 'null' : typeof received}.`,
    );
  }
  return construct.templateOptions === undefined
    ? Simulator.fromStateMachine(received as Parameters<typeof Simulator.fromStateMachine>[0])
    : Simulator.fromStack(received as Parameters<typeof Simulator.fromStack>[0]);
}
