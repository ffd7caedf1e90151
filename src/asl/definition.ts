// The Amazon States Language as types: machines, the eight states, and their parts, in both query languages.
// https://states-language.net/spec.html; docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
import type { Json } from '../json/json';

export type QueryLanguageName = 'JSONPath' | 'JSONata';

/** A path such as `$.order.id`; null stands for "nothing" where the language allows it. */
export type PathField = string | null;

/** A value, or the text of a JSONata expression: `{% $states.input.count %}`. */
export type OrExpression<T> = T | string;

/** JSON with `.$` keys (JSONPath) or with `{% %}` texts (JSONata) in it. */
export type Template = Json;

/** The definition of a state machine. */
export interface StateMachineDefinition extends MachineDefinition {
  readonly QueryLanguage?: QueryLanguageName;
  /** Default `1.0`, the only one. */
  readonly Version?: string;
  /** Seconds, up to 99,999,999. */
  readonly TimeoutSeconds?: number;
}

/** What a whole definition, a branch and a Map's processor have in common. */
export interface MachineDefinition {
  readonly Comment?: string;
  readonly StartAt: string;
  /** Names have 80 characters at most and are unique in the whole definition. */
  readonly States: Readonly<Record<string, StateDefinition>>;
}

export type StateDefinition =
  ChoiceState | FailState | MapState | ParallelState | PassState | SucceedState | TaskState | WaitState;

interface Common {
  readonly Comment?: string;
  readonly QueryLanguage?: QueryLanguageName;
}

interface InputAndOutput extends Common {
  /** JSONPath. Default `$`. */
  readonly InputPath?: PathField;
  readonly OutputPath?: PathField;
  /** JSONata: what the state gives on. */
  readonly Output?: Template;
}

interface Assigning {
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
}

/** One of the two must be there. */
interface Leading {
  readonly Next?: string;
  readonly End?: boolean;
}

interface Working extends InputAndOutput, Assigning, Leading {
  /** JSONPath: where in the state's input the result goes; null drops it. */
  readonly ResultPath?: PathField;
  readonly ResultSelector?: Template;
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  /** Default 1. */
  readonly IntervalSeconds?: number;
  /** Default 3; 0 for no retry. */
  readonly MaxAttempts?: number;
  /** Default 2. */
  readonly BackoffRate?: number;
  readonly MaxDelaySeconds?: number;
  /** Default NONE. */
  readonly JitterStrategy?: 'FULL' | 'NONE';
  readonly Comment?: string;
}

export interface Catcher extends Assigning {
  readonly ErrorEquals: readonly string[];
  readonly Next: string;
  readonly ResultPath?: PathField;
  readonly Output?: Template;
  readonly Comment?: string;
}

export interface PassState extends InputAndOutput, Assigning, Leading {
  readonly Type: 'Pass';
  readonly Result?: Json;
  readonly ResultPath?: PathField;
  readonly Parameters?: Template;
}

export interface TaskState extends Working {
  readonly Type: 'Task';
  /** An ARN: a Lambda function, an activity, or a service integration. */
  readonly Resource: string;
  readonly Parameters?: Template;
  readonly Arguments?: Template;
  readonly Credentials?: Template;
  /** Default 99,999,999. */
  readonly TimeoutSeconds?: OrExpression<number>;
  readonly TimeoutSecondsPath?: string;
  readonly HeartbeatSeconds?: OrExpression<number>;
  readonly HeartbeatSecondsPath?: string;
}

export interface ChoiceState extends InputAndOutput, Assigning {
  readonly Type: 'Choice';
  readonly Choices: readonly ChoiceRule[];
  readonly Default?: string;
}

/** JSONPath: one operator, or And, Or, Not; JSONata: Condition. Only the outermost has Next. */
export interface ChoiceRule extends Assigning {
  readonly Next?: string;
  readonly Comment?: string;
  readonly Output?: Template;
  readonly Condition?: OrExpression<boolean>;
  readonly Variable?: string;
  readonly And?: readonly ChoiceRule[];
  readonly Or?: readonly ChoiceRule[];
  readonly Not?: ChoiceRule;
  readonly [operator: string]: unknown;
}

/** One of the four must be there. */
export interface WaitState extends InputAndOutput, Assigning, Leading {
  readonly Type: 'Wait';
  readonly Seconds?: OrExpression<number>;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

export interface SucceedState extends InputAndOutput {
  readonly Type: 'Succeed';
}

export interface FailState extends Common {
  readonly Type: 'Fail';
  readonly Error?: string;
  readonly Cause?: string;
  /** A path or a call of an intrinsic function. */
  readonly ErrorPath?: string;
  readonly CausePath?: string;
}

export interface ParallelState extends Working {
  readonly Type: 'Parallel';
  readonly Branches: readonly MachineDefinition[];
  readonly Parameters?: Template;
  readonly Arguments?: Template;
}

export interface MapState extends Working {
  readonly Type: 'Map';
  readonly ItemProcessor?: ItemProcessor;
  /** Deprecated: ItemProcessor. */
  readonly Iterator?: MachineDefinition;
  readonly Items?: OrExpression<readonly Json[]>;
  readonly ItemsPath?: string;
  readonly ItemSelector?: Template;
  /** Deprecated: ItemSelector. */
  readonly Parameters?: Template;
  /** Default 0: no limit. */
  readonly MaxConcurrency?: OrExpression<number>;
  readonly MaxConcurrencyPath?: string;
  /** From here on: mode DISTRIBUTED. */
  readonly ItemReader?: ItemReader;
  readonly ItemBatcher?: ItemBatcher;
  readonly ResultWriter?: ResultWriter;
  /** 40 characters at most. */
  readonly Label?: string;
  /** Percent. Default 0. */
  readonly ToleratedFailurePercentage?: OrExpression<number>;
  readonly ToleratedFailurePercentagePath?: string;
  readonly ToleratedFailureCount?: OrExpression<number>;
  readonly ToleratedFailureCountPath?: string;
}

export interface ItemProcessor extends MachineDefinition {
  readonly ProcessorConfig?: {
    /** Default INLINE. */
    readonly Mode?: 'INLINE' | 'DISTRIBUTED';
    /** Of a distributed Map's child executions. */
    readonly ExecutionType?: 'STANDARD' | 'EXPRESS';
  };
}

export interface ItemReader {
  /** s3:getObject or s3:listObjectsV2. */
  readonly Resource: string;
  readonly Parameters?: Template;
  readonly Arguments?: Template;
  readonly ReaderConfig?: ReaderConfig;
}

export interface ReaderConfig {
  readonly InputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST';
  /** Of s3:listObjectsV2: LOAD_AND_FLATTEN reads the objects that were listed. */
  readonly Transformation?: 'NONE' | 'LOAD_AND_FLATTEN';
  readonly ManifestType?: 'ATHENA_DATA' | 'S3_INVENTORY';
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN';
  readonly CSVHeaders?: readonly string[];
  readonly CSVDelimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB';
  /** A JSON pointer to the list in a JSON object. */
  readonly ItemsPointer?: string;
  readonly MaxItems?: OrExpression<number>;
  readonly MaxItemsPath?: string;
}

export interface ItemBatcher {
  readonly BatchInput?: Template;
  readonly MaxItemsPerBatch?: OrExpression<number>;
  readonly MaxItemsPerBatchPath?: string;
  readonly MaxInputBytesPerBatch?: OrExpression<number>;
  readonly MaxInputBytesPerBatchPath?: string;
}

export interface ResultWriter {
  /** s3:putObject. */
  readonly Resource?: string;
  readonly Parameters?: Template;
  readonly Arguments?: Template;
  readonly WriterConfig?: {
    readonly Transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
    readonly OutputType: 'JSON' | 'JSONL';
  };
}
