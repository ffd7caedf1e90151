// How long a function may run, as far as synthesis can know.
import { Duration } from 'aws-cdk-lib';
import { Alias, Version, type IFunction } from 'aws-cdk-lib/aws-lambda';

/** Lambda's own default. */
const LAMBDA_DEFAULT = Duration.seconds(3);

/** The function's timeout, also behind a version or an alias; undefined for an imported function or a token. */
export function functionTimeout(lambdaFunction: IFunction): Duration | undefined {
  if (lambdaFunction instanceof Alias || lambdaFunction instanceof Version) {
    return functionTimeout(lambdaFunction.lambda);
  }
  if (!('timeout' in lambdaFunction)) return undefined;
  const timeout = (lambdaFunction.timeout as Duration | undefined) ?? LAMBDA_DEFAULT;
  return timeout.isUnresolved() ? undefined : timeout;
}
