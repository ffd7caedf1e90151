// The stacks whose resources a value refers to.
import {
  DefaultTokenResolver,
  Reference,
  Stack,
  StringConcat,
  Tokenization,
  type IPostProcessor,
  type IResolvable,
  type IResolveContext,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export function referencedStacks(scope: Construct, value: unknown): Set<Stack> {
  const recorder = new Recorder(new StringConcat());
  Tokenization.resolve(value, { scope, resolver: recorder, preparing: false });
  return recorder.stacks;
}

class Recorder extends DefaultTokenResolver {
  public readonly stacks = new Set<Stack>();

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token)) this.stacks.add(Stack.of(token.target));
    return super.resolveToken(token, context, postProcessor);
  }
}
