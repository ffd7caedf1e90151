// The pseudo parameters: the results of Ref for names that start with AWS::.
import type { Environment } from './environment';
import type { Json } from '../../json/json';

export interface Stack extends Environment {
  readonly stackName: string;
}

export const PSEUDO_PARAMETERS: ReadonlyMap<string, (stack: Stack) => Json | undefined> = new Map<
  string,
  (stack: Stack) => Json | undefined
>([
  ['AWS::AccountId', (stack) => stack.account],
  ['AWS::NoValue', () => undefined],
  ['AWS::NotificationARNs', () => []],
  ['AWS::Partition', (stack) => stack.partition],
  ['AWS::Region', (stack) => stack.region],
  ['AWS::StackId', stackId],
  ['AWS::StackName', (stack) => stack.stackName],
  ['AWS::URLSuffix', (stack) => stack.urlSuffix],
]);

/** The ARN of a stack, with a fixed UUID in place of the one that AWS generates. */
export function stackId(stack: Stack): string {
  const name = `${stack.stackName}/00000000-0000-0000-0000-000000000000`;
  return `arn:${stack.partition}:cloudformation:${stack.region}:${stack.account}:stack/${name}`;
}
