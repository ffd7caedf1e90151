// Stacks and functions of the CDK, and what a stack's only workflow became.
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime, type FunctionProps } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Simulator, type Execution, type Mocks } from '../../src/simulator';
import { sourceFromTemplate } from '../../src/templates/sources/from-template';

/** Stacks whose annotations no test has read. */
const unread = new Set<Stack>();

/** A stack whose errors and warnings must be read by the test, with `notesOf`: all others fail it. */
export function newStack(): Stack {
  const stack = new Stack(new App(), 'Stack');
  unread.add(stack);
  return stack;
}

afterEach(() => {
  const notes = [...unread].flatMap((stack) => notesIn(stack));
  unread.clear();
  expect(notes).toEqual([]);
});

/** The errors and warnings of all constructs in the stack, as `Stack/Workflow WARNING: text`. */
export function notesOf(stack: Stack): string[] {
  unread.delete(stack);
  (stack.node.root as App).synth();
  return notesIn(stack);
}

/** The ids of the errors and warnings, without the library's own name. */
export function noteIdsOf(stack: Stack): string[] {
  return notesOf(stack).map((note) => /([^\s[:]+)\]$/.exec(note)?.[1] ?? note);
}

function notesIn(stack: Stack): string[] {
  return stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === 'aws:cdk:error' || type === 'aws:cdk:warning')
        .map(({ type, data }) => `${node.path} ${type.slice('aws:cdk:'.length).toUpperCase()}: ${String(data)}`),
    );
}

export function newFunction(scope: Construct, id: string, props: Partial<FunctionProps> = {}): LambdaFunction {
  return new LambdaFunction(scope, id, {
    runtime: Runtime.NODEJS_22_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async (event) => event;'),
    timeout: Duration.seconds(30),
    ...props,
  });
}

interface StateJson {
  readonly [field: string]: unknown;
}

/** The definition of the stack's only state machine, with readable ARNs. */
export function definitionOf(
  stack: Stack,
  imports: Readonly<Record<string, string>> = {},
): {
  readonly States: Record<string, StateJson>;
  readonly [field: string]: unknown;
} {
  const [machine] = sourceFromTemplate(Template.fromStack(stack).toJSON(), { imports }).machines;
  return machine!.definition as never;
}

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}

/** All statements of all policies in the stack. */
export function statementsOf(stack: Stack): Statement[] {
  return Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy')).flatMap(
    ({ Properties }) => Properties.PolicyDocument.Statement as Statement[],
  );
}

/** Runs the stack's only workflow. */
export async function simulate(stack: Stack, input: unknown, mocks: Mocks = {}): Promise<Execution> {
  return Simulator.fromStack(stack).run({ input: input as never, mocks });
}
