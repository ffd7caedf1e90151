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
import type { IConstruct } from 'constructs';

export function referencedStacks(scope: IConstruct, value: unknown): Set<Stack> {
  const recorder = new Recorder(new StringConcat());
  Tokenization.resolve(value, { scope, resolver: recorder, preparing: false });
  return recorder.stacks;
}

/** What a value of aws-cdk-lib's `Lazy` is made by. */
interface LazyValue {
  readonly producer?: { produce?(context: IResolveContext): unknown };
}

class Recorder extends DefaultTokenResolver {
  public readonly stacks = new Set<Stack>();

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token)) this.stacks.add(Stack.of(token.target));
    const { producer } = token as LazyValue;
    // Asked itself, a Lazy keeps its first answer, although an Aspect may still change what it is made from.
    if (producer?.produce) return context.resolve(producer.produce(context));
    return super.resolveToken(token, context, postProcessor);
  }
}
