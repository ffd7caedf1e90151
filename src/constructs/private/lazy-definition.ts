// A definition that is rendered when the template is, so that what is added to states later still counts.
import { Lazy, Stack } from 'aws-cdk-lib';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ChainDefinitionBody,
  type DefinitionConfig,
  type IChainable,
  type StateGraph,
  type StateMachineProps,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/**
 * aws-stepfunctions renders the definition in the constructor of the state machine, which loses every later
 * `addRetry` and what Aspects do (aws-cdk#23596).
 */
export class LazyDefinition extends ChainDefinitionBody {
  constructor(
    chainable: IChainable,
    private readonly beforeRendering: () => void,
  ) {
    super(chainable);
  }

  public override bind(
    scope: Construct,
    _: IPrincipal,
    props: StateMachineProps,
    graph?: StateGraph,
  ): DefinitionConfig {
    return {
      definitionString: Lazy.string({
        produce: () => {
          this.beforeRendering();
          const { comment, queryLanguage } = props;
          return Stack.of(scope).toJsonString({
            Comment: comment,
            QueryLanguage: queryLanguage,
            ...graph!.toGraphJson(queryLanguage),
          });
        },
      }),
    };
  }
}
