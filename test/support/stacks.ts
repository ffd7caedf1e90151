// Stacks and functions of the CDK, and what a stack's only workflow became.
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Function as LambdaFunction, Runtime, type FunctionProps } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { Simulator, type Execution, type Mocks } from '../../src/simulator';
import { sourceFromTemplate } from '../../src/templates/sources/from-template';

export function newStack(): Stack {
  return new Stack(new App(), 'Stack');
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
export function definitionOf(stack: Stack): {
  readonly States: Record<string, StateJson>;
  readonly [field: string]: unknown;
} {
  const [machine] = sourceFromTemplate(Template.fromStack(stack).toJSON()).machines;
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
