// The function that a call of Lambda asks about.
import { referred, type Alternatives } from './asked-resource';
import { functionArn } from '../../asl/arn';
import type { IamAction } from '../reference/iam-actions';
import { text, type ServiceCall } from '../service-call';

/**
 * A function by its name, its partial ARN or its ARN, with the version or alias that is called. To invoke an alias takes a
 * permission for the alias; other actions are allowed with the function, too.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-api-permissions-ref.html
 */
export function calledFunction(
  call: ServiceCall,
  { types, name: action }: IamAction,
): readonly Alternatives[] | undefined {
  const name = text(call, 'FunctionName');
  if (name === undefined || !types.some((type) => type.name.startsWith('function'))) return undefined;
  const reference = referred(name, 'lambda');
  if (reference) return [[reference]];
  const qualifier = text(call, 'Qualifier');
  const arn = functionArn(name, call.home);
  const qualified = qualifier === undefined || arn.endsWith(`:${qualifier}`) ? arn : `${arn}:${qualifier}`;
  const needsQualifier = action === 'InvokeFunction' || !types.some((type) => type.name === 'function');
  return [[{ names: needsQualifier ? [qualified] : [...new Set([qualified, arn])] }]];
}
