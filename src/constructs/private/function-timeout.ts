// How long a function may run, as far as synthesis can know.
import { Token } from 'aws-cdk-lib';
import { CfnFunction, type IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Node } from 'constructs';

/** Lambda's own default, in seconds. */
const LAMBDA_DEFAULT = 3;

/**
 * The timeout that is deployed, in seconds: that of the resource, which overrides and Aspects may have changed. Also
 * behind a version, an alias or `$LATEST`. A durable function may take the longer of its two timeouts. Undefined for an
 * imported function or a token.
 */
export function functionTimeout(lambdaFunction: IFunction): number | undefined {
  const resource = functionResource(lambdaFunction);
  const timeout = resource && (overridden(resource) ?? resource.timeout ?? LAMBDA_DEFAULT);
  if (typeof timeout !== 'number' || Token.isUnresolved(timeout)) return undefined;
  const durable = durableSeconds(lambdaFunction);
  return durable === undefined ? timeout : Math.max(timeout, durable);
}

/** How long a durable function may take; undefined for other and imported functions, 0 if only the deployment knows. */
export function durableSeconds(lambdaFunction: IFunction): number | undefined {
  const config = functionResource(lambdaFunction)?.durableConfig;
  if (config === undefined) return undefined;
  const seconds = 'executionTimeout' in config ? config.executionTimeout : undefined;
  return typeof seconds === 'number' && !Token.isUnresolved(seconds) ? seconds : 0;
}

/** The resource of the function itself; undefined if it is not made in this app. */
export function functionResource(lambdaFunction: IFunction): CfnFunction | undefined {
  const { node } = functionBehind(lambdaFunction);
  const owner = lambdaFunction as { _functionNode?(): Node }; // a SingletonFunction keeps its function elsewhere
  const resources = [node.defaultChild, owner._functionNode?.().defaultChild];
  return resources.find((resource) => resource instanceof CfnFunction);
}

/** The function that a version or an alias belongs to; another function itself. */
export function functionBehind(lambdaFunction: IFunction): IFunction {
  const { lambda } = lambdaFunction as { readonly lambda?: IFunction };
  return lambda === undefined ? lambdaFunction : functionBehind(lambda);
}

/** A timeout of `addPropertyOverride`. */
function overridden(resource: CfnFunction): unknown {
  const { rawOverrides } = resource as unknown as { readonly rawOverrides?: { Properties?: { Timeout?: unknown } } };
  return rawOverrides?.Properties?.Timeout;
}
