// The roles of the functions that a workflow invokes; the workflow depends on them.
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { State } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, type LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';

/** The function of a Lambda task, ours or one of aws-stepfunctions, where it is private; undefined for other states. */
export function invokeProps(state: State | undefined): LambdaInvokeProps | undefined {
  return state instanceof LambdaInvoke ? (state as unknown as { readonly props: LambdaInvokeProps }).props : undefined;
}

/** The roles of the functions of all Lambda tasks, including those of aws-stepfunctions. */
export function invokedPrincipals(states: readonly State[]): IPrincipal[] {
  return states
    .map(invokeProps)
    .filter((props) => props !== undefined)
    .map(({ lambdaFunction }) => lambdaFunction.grantPrincipal);
}
