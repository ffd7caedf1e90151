// Who runs the functions that a workflow invokes: the workflow depends on them.
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { State } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';

/** The roles of the functions of all Lambda tasks, ours and those of aws-stepfunctions. */
export function invokedPrincipals(states: readonly State[]): IPrincipal[] {
  return states
    .filter((state) => state instanceof LambdaInvoke)
    .map((task) => (task as unknown as { readonly props: { readonly lambdaFunction: IFunction } }).props)
    .map(({ lambdaFunction }) => lambdaFunction.grantPrincipal);
}
