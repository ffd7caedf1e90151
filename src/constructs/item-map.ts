// Runs the same steps for each item of a list.
import { Token } from 'aws-cdk-lib';
import {
  Map,
  ProvideItems,
  QueryLanguage,
  type IChainable,
  type MapJsonataProps,
  type MapJsonPathProps,
  type MapProps,
  type ProcessorConfig,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { checkArguments } from './private/chaining';
import { injectedProps } from './private/injected-props';
import { outputOf, resultPathOf, warnOfPath } from './private/keep-input';
import { constructError, refuse } from './private/kinds/construct-error';
import { kind, optional, type Kinds } from './private/kinds/kind';
import { FIELDS, NUMBER, QUERY_LANGUAGE, STATES, TEXT } from './private/kinds/property-kinds';
import { nameProblem, resultKeyProblem } from './private/lambda-task-checks';
import { inheritLanguage } from './private/query-language';
import { sortKeys } from './private/sorted-keys';

/** Properties of an ItemMap. */
export interface ItemMapProps {
  /** The list: an expression in JSONata, such as `{% $states.input.lines %}`, or a path in JSONPath, such as `$.lines`. */
  readonly items: string;

  /** The steps for each item, which is their input: a task, a chain or any states. */
  readonly processor: IChainable;

  /**
   * Keeps the state's input, which must be an object, and adds the list of results to it under this key. Not empty.
   *
   * @default - the output is the list of results, in the order of the items
   */
  readonly resultKey?: string;

  /**
   * The input of the steps, instead of the item, with `{% %}` or paths at any depth. The item is
   * `$states.context.Map.Item.Value` in JSONata, `$$.Map.Item.Value` in JSONPath. Items that are numbers or texts need it
   * if a LambdaTask comes first, whose event must be an object: `{ id: '{% $states.context.Map.Item.Value %}' }`.
   *
   * @default - the item
   */
  readonly itemSelector?: { [key: string]: any };

  /**
   * How many items are processed at the same time; a whole number, at least 1. Step Functions runs at most 40 at the
   * same time in a Map that is not distributed.
   *
   * @default - as many as Step Functions allows
   */
  readonly maxConcurrency?: number;

  /**
   * The query language of this state, not of its steps.
   *
   * @default - that of the LambdaWorkflow that the state belongs to; in another state machine QueryLanguage.JSONATA
   */
  readonly queryLanguage?: QueryLanguage;

  /**
   * The state's name in the definition; at most 80 characters, unique in the workflow.
   *
   * @default - the construct's id
   */
  readonly stateName?: string;

  /**
   * A comment in the definition.
   *
   * @default - none
   */
  readonly comment?: string;
}

/**
 * A Map state that is not distributed: up to 256 KiB of items and of results, all in the history of one execution, which
 * is limited to 25,000 events. The first item that fails stops the others and fails the state. You can retry and catch
 * that failure.
 *
 * @example
 * new ItemMap(this, 'Lines', { items: '{% $states.input.lines %}', processor: pickTask, resultKey: 'picked' });
 */
export class ItemMap extends Map {
  /** The id by which injectors of properties find this construct. */
  static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-workflows.ItemMap';

  /**
   * Inherited from Map, and cannot take the items and the steps.
   *
   * @param scope the scope of the construct
   * @param id the construct's id
   * @param _props those of Map
   * @throws always, with what to use instead
   */
  static override jsonata(scope: Construct, id: string, _props?: MapJsonataProps): Map {
    throw constructError(scope, id, `ItemMap.jsonata ${NO_STEPS}`);
  }

  /**
   * Inherited from Map, and cannot take the items and the steps.
   *
   * @param scope the scope of the construct
   * @param id the construct's id
   * @param _props those of Map
   * @throws always, with what to use instead
   */
  static override jsonPath(scope: Construct, id: string, _props?: MapJsonPathProps): Map {
    throw constructError(scope, id, `ItemMap.jsonPath ${NO_STEPS}`);
  }

  /** @throws an error that names the construct if a property is out of its limits */
  constructor(scope: Construct, id: string, givenProps: ItemMapProps) {
    const props = injectedProps(scope, id, ItemMap.PROPERTY_INJECTION_ID, givenProps, KINDS);
    const { maxConcurrency, queryLanguage, stateName, comment, itemSelector } = props;
    const languageProblem = (language?: QueryLanguage) =>
      itemsProblem(props.items, language) ?? resultKeyProblem(props.resultKey, language);
    const problem =
      languageProblem(queryLanguage) ?? concurrencyProblem(maxConcurrency) ?? nameProblem(stateName ?? id);
    if (problem) throw constructError(scope, id, problem);
    const first = queryLanguage ?? QueryLanguage.JSONATA;
    super(scope, id, {
      queryLanguage: first,
      stateName,
      comment,
      itemSelector: sortKeys(itemSelector),
      maxConcurrency,
      ...languageFields(props, first),
    });
    if (!queryLanguage) {
      inheritLanguage(this, {
        fields: (language) => languageFields(props, language),
        check: (language) => refuse(this, '', languageProblem(language)),
      });
    }
    super.itemProcessor(props.processor);
    warnOfPath(this, props.resultKey);
    checkArguments(this);
  }

  /**
   * Inherited from Map; the steps are the processor of the constructor.
   *
   * @param _processor not used
   * @param _config not used
   * @throws always, with what to use instead
   */
  public override itemProcessor(_processor: IChainable, _config?: ProcessorConfig): Map {
    throw constructError(
      this,
      '',
      'itemProcessor() would replace the steps. Pass them to the constructor as processor.',
    );
  }

  /**
   * Inherited from Map; the steps are the processor of the constructor.
   *
   * @param _iterator not used
   * @throws always, with what to use instead
   */
  public override iterator(_iterator: IChainable): Map {
    throw constructError(this, '', 'iterator() would replace the steps. Pass them to the constructor as processor.');
  }
}

const KINDS: Kinds<ItemMapProps> = {
  items: kind('the list, such as {% $states.input.lines %}', (value) => typeof value === 'string'),
  processor: STATES,
  resultKey: optional(TEXT),
  itemSelector: optional(FIELDS),
  maxConcurrency: optional(NUMBER),
  queryLanguage: optional(QUERY_LANGUAGE),
  stateName: optional(TEXT),
  comment: optional(TEXT),
};

const NO_STEPS =
  'is inherited from Map and cannot take items and processor. Use new ItemMap with both and queryLanguage.';

function languageFields({ items, resultKey }: ItemMapProps, language: QueryLanguage): MapProps {
  const isJsonPath = language === QueryLanguage.JSON_PATH;
  return {
    itemsPath: isJsonPath ? items : undefined,
    resultPath: isJsonPath ? resultPathOf(resultKey) : undefined,
    items: isJsonPath ? undefined : ProvideItems.jsonata(items),
    outputs: isJsonPath ? undefined : outputOf('$states.result', resultKey),
  };
}

function itemsProblem(items: string, queryLanguage: QueryLanguage | undefined): string | undefined {
  if (Token.isUnresolved(items) || queryLanguage === undefined) return undefined;
  return queryLanguage === QueryLanguage.JSON_PATH
    ? items.startsWith('$')
      ? undefined
      : `items must be a path in JSONPath, such as $.lines; found '${items}'.`
    : /^\{%[\s\S]*%\}$/.test(items)
      ? undefined
      : `items must be an expression in JSONata, such as {% $states.input.lines %}; found '${items}'.`;
}

function concurrencyProblem(maxConcurrency: number | undefined): string | undefined {
  if (maxConcurrency === undefined) return undefined;
  if (Token.isUnresolved(maxConcurrency)) {
    return 'maxConcurrency must be known at synthesis; found a token. Use a plain number.';
  }
  return Number.isInteger(maxConcurrency) && maxConcurrency >= 1
    ? undefined
    : `maxConcurrency must be a whole number of at least 1; found ${maxConcurrency}.`;
}
