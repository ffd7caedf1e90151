// The functions that a workflow invokes.
import type { State } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, type LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';

/** The function of a Lambda task, ours or one of aws-stepfunctions, where it is private; undefined for other states. */
export function invokeProps(state: State | undefined): LambdaInvokeProps | undefined {
  return state instanceof LambdaInvoke ? (state as unknown as { readonly props: LambdaInvokeProps }).props : undefined;
}
