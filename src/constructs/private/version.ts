// Versions and aliases of functions.
import type { IAlias, IFunction, IVersion } from 'aws-cdk-lib/aws-lambda';

/** Whether this is a published version, created or imported; not an alias, and not `$LATEST`. */
export function isVersion(lambdaFunction: IFunction): lambdaFunction is IVersion {
  const { version, lambda } = lambdaFunction as Partial<IVersion>;
  return typeof version === 'string' && version !== '$LATEST' && lambda !== undefined && !isAlias(lambdaFunction);
}

export function isAlias(lambdaFunction: IFunction): lambdaFunction is IAlias {
  return typeof (lambdaFunction as Partial<IAlias>).aliasName === 'string';
}

/**
 * The ARN that a role must be allowed to invoke. For a version, it covers all versions of the function: executions in
 * flight keep calling the version they started with after the next deployment publishes a new one (aws-cdk#17515).
 */
export function invokedArn(lambdaFunction: IFunction): string {
  return isVersion(lambdaFunction) ? `${lambdaFunction.lambda.functionArn}:*` : lambdaFunction.functionArn;
}
