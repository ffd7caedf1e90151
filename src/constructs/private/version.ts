// Versions and aliases: what may be invoked under the name of a function.
import type { IAlias, IFunction, IVersion } from 'aws-cdk-lib/aws-lambda';

/** A published version, made or imported; not an alias, and not `$LATEST`. */
export function isVersion(lambdaFunction: IFunction): lambdaFunction is IVersion {
  const { version, lambda } = lambdaFunction as Partial<IVersion>;
  return typeof version === 'string' && version !== '$LATEST' && lambda !== undefined && !isAlias(lambdaFunction);
}

export function isAlias(lambdaFunction: IFunction): lambdaFunction is IAlias {
  return typeof (lambdaFunction as Partial<IAlias>).aliasName === 'string';
}

/**
 * What a role must be allowed to invoke: the ARN itself. Executions in flight call the version that they were started
 * with after the next deployment made another, so that all versions of the function are allowed (aws-cdk#17515).
 */
export function invokedArn(lambdaFunction: IFunction): string {
  return isVersion(lambdaFunction) ? `${lambdaFunction.lambda.functionArn}:*` : lambdaFunction.functionArn;
}
