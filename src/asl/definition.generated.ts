// The Amazon States Language as types: machines, states and their parts, in both query languages.
// Generated from src/asl/fields by `npm run fields`: do not edit.
import type { ChoiceRule, OrExpression, PathField, Template } from './fields/values';
import type { Json } from '../json/json';

export type { ChoiceRule, OrExpression, PathField, QueryLanguageName, Template } from './fields/values';

/** The definition of a state machine. */
export interface StateMachineDefinition extends MachineDefinition {
  /** Default `1.0`, the only one. */
  readonly Version?: string;
  /** 0 to 99,999,999. How many seconds an execution may take. */
  readonly TimeoutSeconds?: number;
  /** What the states speak that declare no language of their own. Default JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
}

/** What a whole definition, a branch of a Parallel and a Map's processor have in common. */
export interface MachineDefinition {
  /** For readers of the definition. */
  readonly Comment?: string;
  /** The state that begins. */
  readonly StartAt: string;
  /** Names have 80 characters at most and are unique in the whole definition. */
  readonly States: Readonly<Record<string, StateDefinition>>;
}

/** The machine of a Map. */
export interface ItemProcessor extends MachineDefinition {
  /** Whether the Map is distributed. */
  readonly ProcessorConfig?: ProcessorConfig;
}

export type StateDefinition =
  ChoiceState | FailState | MapState | ParallelState | PassState | SucceedState | TaskState | WaitState;

export interface ChoiceState {
  /** The type of the state. */
  readonly Type: 'Choice';
  /** For readers of the definition. */
  readonly Comment?: string;
  /** By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  /** JSONata only. The output of the state. */
  readonly Output?: Template;
  /** JSONPath only. The part of the input that the state works on. Default `$`; null for an empty object. */
  readonly InputPath?: PathField;
  /**
   * JSONPath only. The part of the result, or of the input with the result in it, that becomes the output. Default `$`.
   */
  readonly OutputPath?: PathField;
  /** The first rule that is true decides. */
  readonly Choices: readonly ChoiceRule[];
  /** The state that follows when no rule is true. */
  readonly Default?: string;
}

export interface FailState {
  /** The type of the state. */
  readonly Type: 'Fail';
  /** For readers of the definition. */
  readonly Comment?: string;
  /** By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** The name of the error. */
  readonly Error?: string;
  /** JSONPath only: a path to the value, or a call of an intrinsic function, instead of Error. */
  readonly ErrorPath?: string;
  /** What happened, a text for people. */
  readonly Cause?: string;
  /** JSONPath only: a path to the value, or a call of an intrinsic function, instead of Cause. */
  readonly CausePath?: string;
}

export interface MapState {
  /** The type of the state. */
  readonly Type: 'Map';
  /** For readers of the definition. */
  readonly Comment?: string;
  /** By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  /** JSONata only. The output of the state. */
  readonly Output?: Template;
  /** JSONPath only. The part of the input that the state works on. Default `$`; null for an empty object. */
  readonly InputPath?: PathField;
  /**
   * JSONPath only. The part of the result, or of the input with the result in it, that becomes the output. Default `$`.
   */
  readonly OutputPath?: PathField;
  /** The state that follows. A state has either this or End. */
  readonly Next?: string;
  /** True when the machine ends with this state. */
  readonly End?: boolean;
  /** JSONPath only. What is kept of the result. */
  readonly ResultSelector?: Template;
  /**
   * JSONPath only. Where in the input the result goes. Default `$`, which replaces the input; null drops the result.
   */
  readonly ResultPath?: PathField;
  /** The first one that names the error decides. */
  readonly Retry?: readonly Retrier[];
  /** The first one that names the error decides. */
  readonly Catch?: readonly Catcher[];
  /** The machine that each item goes through. Required: one of ItemProcessor, Iterator. */
  readonly ItemProcessor?: ItemProcessor;
  /** Deprecated: use ItemProcessor. */
  readonly Iterator?: ItemProcessor;
  /** What each iteration is given. Default: the item. */
  readonly ItemSelector?: Template;
  /** JSONPath only. Deprecated: use ItemSelector. */
  readonly Parameters?: Template;
  /** JSONata only. Default: the input. */
  readonly Items?: OrExpression<readonly Json[]>;
  /** JSONPath only: a path to the value, instead of Items. */
  readonly ItemsPath?: string;
  /** Only with mode DISTRIBUTED. Where the items are read from. */
  readonly ItemReader?: ItemReader;
  /** Only with mode DISTRIBUTED. How items are put together to batches. */
  readonly ItemBatcher?: ItemBatcher;
  /** Only with mode DISTRIBUTED. Where the results are written. */
  readonly ResultWriter?: ResultWriter;
  /**
   * Only with mode DISTRIBUTED. At most 40 characters. The prefix of the names of the child executions. By default it
   * is generated.
   */
  readonly Label?: string;
  /** Default 0: no limit. */
  readonly MaxConcurrency?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of MaxConcurrency. */
  readonly MaxConcurrencyPath?: string;
  /** How many items may fail. Default 0. */
  readonly ToleratedFailureCount?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of ToleratedFailureCount. */
  readonly ToleratedFailureCountPath?: string;
  /** 0 to 100. Default 0. */
  readonly ToleratedFailurePercentage?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of ToleratedFailurePercentage. */
  readonly ToleratedFailurePercentagePath?: string;
}

export interface ParallelState {
  /** The type of the state. */
  readonly Type: 'Parallel';
  /** For readers of the definition. */
  readonly Comment?: string;
  /** By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  /** JSONata only. The output of the state. */
  readonly Output?: Template;
  /** JSONPath only. The part of the input that the state works on. Default `$`; null for an empty object. */
  readonly InputPath?: PathField;
  /**
   * JSONPath only. The part of the result, or of the input with the result in it, that becomes the output. Default `$`.
   */
  readonly OutputPath?: PathField;
  /** The state that follows. A state has either this or End. */
  readonly Next?: string;
  /** True when the machine ends with this state. */
  readonly End?: boolean;
  /** JSONPath only. What the state hands to its work. Default: the input. */
  readonly Parameters?: Template;
  /** JSONata only. What the state hands to its work. Default: the input. */
  readonly Arguments?: Template;
  /** JSONPath only. What is kept of the result. */
  readonly ResultSelector?: Template;
  /**
   * JSONPath only. Where in the input the result goes. Default `$`, which replaces the input; null drops the result.
   */
  readonly ResultPath?: PathField;
  /** The first one that names the error decides. */
  readonly Retry?: readonly Retrier[];
  /** The first one that names the error decides. */
  readonly Catch?: readonly Catcher[];
  /** The machines that run side by side. */
  readonly Branches: readonly MachineDefinition[];
}

export interface PassState {
  /** The type of the state. */
  readonly Type: 'Pass';
  /** For readers of the definition. */
  readonly Comment?: string;
  /** By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  /** JSONata only. The output of the state. */
  readonly Output?: Template;
  /** JSONPath only. The part of the input that the state works on. Default `$`; null for an empty object. */
  readonly InputPath?: PathField;
  /**
   * JSONPath only. The part of the result, or of the input with the result in it, that becomes the output. Default `$`.
   */
  readonly OutputPath?: PathField;
  /** The state that follows. A state has either this or End. */
  readonly Next?: string;
  /** True when the machine ends with this state. */
  readonly End?: boolean;
  /** JSONPath only. The result, as it is written here. */
  readonly Result?: Json;
  /** JSONPath only. What the state hands to its work. Default: the input. */
  readonly Parameters?: Template;
  /**
   * JSONPath only. Where in the input the result goes. Default `$`, which replaces the input; null drops the result.
   */
  readonly ResultPath?: PathField;
}

export interface SucceedState {
  /** The type of the state. */
  readonly Type: 'Succeed';
  /** For readers of the definition. */
  readonly Comment?: string;
  /** By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** JSONata only. The output of the state. */
  readonly Output?: Template;
  /** JSONPath only. The part of the input that the state works on. Default `$`; null for an empty object. */
  readonly InputPath?: PathField;
  /**
   * JSONPath only. The part of the result, or of the input with the result in it, that becomes the output. Default `$`.
   */
  readonly OutputPath?: PathField;
}

export interface TaskState {
  /** The type of the state. */
  readonly Type: 'Task';
  /** For readers of the definition. */
  readonly Comment?: string;
  /** By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  /** JSONata only. The output of the state. */
  readonly Output?: Template;
  /** JSONPath only. The part of the input that the state works on. Default `$`; null for an empty object. */
  readonly InputPath?: PathField;
  /**
   * JSONPath only. The part of the result, or of the input with the result in it, that becomes the output. Default `$`.
   */
  readonly OutputPath?: PathField;
  /** The state that follows. A state has either this or End. */
  readonly Next?: string;
  /** True when the machine ends with this state. */
  readonly End?: boolean;
  /** JSONPath only. What the state hands to its work. Default: the input. */
  readonly Parameters?: Template;
  /** JSONata only. What the state hands to its work. Default: the input. */
  readonly Arguments?: Template;
  /** JSONPath only. What is kept of the result. */
  readonly ResultSelector?: Template;
  /**
   * JSONPath only. Where in the input the result goes. Default `$`, which replaces the input; null drops the result.
   */
  readonly ResultPath?: PathField;
  /** The first one that names the error decides. */
  readonly Retry?: readonly Retrier[];
  /** The first one that names the error decides. */
  readonly Catch?: readonly Catcher[];
  /** An ARN: a Lambda function, an activity, or a service integration. */
  readonly Resource: string;
  /** The role to assume for the call: `{ "RoleArn": "arn:aws:iam::123456789012:role/name" }`. */
  readonly Credentials?: Template;
  /** 1 to 99,999,999. Default 99,999,999. */
  readonly TimeoutSeconds?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of TimeoutSeconds. */
  readonly TimeoutSecondsPath?: string;
  /**
   * 1 to 99,999,999. The longest time between two heartbeats of the task. By default there need not be any. Less than
   * TimeoutSeconds.
   */
  readonly HeartbeatSeconds?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of HeartbeatSeconds. */
  readonly HeartbeatSecondsPath?: string;
}

export interface WaitState {
  /** The type of the state. */
  readonly Type: 'Wait';
  /** For readers of the definition. */
  readonly Comment?: string;
  /** By default that of the whole definition. A JSONata definition's states cannot go back to JSONPath. */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  /** JSONata only. The output of the state. */
  readonly Output?: Template;
  /** JSONPath only. The part of the input that the state works on. Default `$`; null for an empty object. */
  readonly InputPath?: PathField;
  /**
   * JSONPath only. The part of the result, or of the input with the result in it, that becomes the output. Default `$`.
   */
  readonly OutputPath?: PathField;
  /** The state that follows. A state has either this or End. */
  readonly Next?: string;
  /** True when the machine ends with this state. */
  readonly End?: boolean;
  /** 0 to 99,999,999. How long to wait. Required: one of Seconds, SecondsPath, Timestamp, TimestampPath. */
  readonly Seconds?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of Seconds. */
  readonly SecondsPath?: string;
  /** When the wait ends, as RFC 3339 writes it: `2027-01-31T09:00:00Z`. */
  readonly Timestamp?: string;
  /** JSONPath only: a path to the value, instead of Timestamp. */
  readonly TimestampPath?: string;
}

export interface ProcessorConfig {
  /** Default INLINE. */
  readonly Mode?: 'INLINE' | 'DISTRIBUTED';
  /** The type of a distributed Map's child executions. */
  readonly ExecutionType?: 'STANDARD' | 'EXPRESS';
}

export interface Retrier {
  /** For readers of the definition. */
  readonly Comment?: string;
  /** The names of the errors that it retries. */
  readonly ErrorEquals: readonly string[];
  /** 1 to 99,999,999. Before the first retry. Default 1. */
  readonly IntervalSeconds?: number;
  /** 0 to 99,999,999. Default 3; 0 for no retry. */
  readonly MaxAttempts?: number;
  /** At least 1. What each interval is multiplied by to give the next one. Default 2. */
  readonly BackoffRate?: number;
  /** 1 to 31,622,400. The longest wait between attempts. */
  readonly MaxDelaySeconds?: number;
  /** Default NONE. */
  readonly JitterStrategy?: 'FULL' | 'NONE';
}

export interface Catcher {
  /** For readers of the definition. */
  readonly Comment?: string;
  /** The names of the errors that it handles. */
  readonly ErrorEquals: readonly string[];
  /** The state that follows when the error is caught. */
  readonly Next: string;
  /** JSONPath only. Where in the input the error goes. Default `$`, which replaces the input; null drops the error. */
  readonly ResultPath?: PathField;
  /** Variables by name. */
  readonly Assign?: Readonly<Record<string, Template>>;
  /** JSONata only. The output of the state when the error is caught. */
  readonly Output?: Template;
}

export interface ItemReader {
  /** For readers of the definition. */
  readonly Comment?: string;
  /** s3:getObject or s3:listObjectsV2. */
  readonly Resource: string;
  /** JSONPath only. Bucket and Key, or Bucket and Prefix. */
  readonly Parameters?: Template;
  /** JSONata only. Bucket and Key, or Bucket and Prefix. */
  readonly Arguments?: Template;
  /** How the objects are read. */
  readonly ReaderConfig?: ReaderConfig;
}

export interface ReaderConfig {
  /** What the object, or each listed object, contains. */
  readonly InputType?: 'MANIFEST' | 'JSON' | 'CSV' | 'JSONL' | 'PARQUET';
  /** For s3:listObjectsV2: LOAD_AND_FLATTEN reads the objects that were listed. */
  readonly Transformation?: 'NONE' | 'LOAD_AND_FLATTEN';
  /** For MANIFEST: where the manifest comes from. */
  readonly ManifestType?: 'ATHENA_DATA' | 'S3_INVENTORY';
  /** Where the names of the columns are: in the first row, or in CSVHeaders. */
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN';
  /** With GIVEN: the names of the columns. */
  readonly CSVHeaders?: readonly string[];
  /** What separates columns. Default COMMA. */
  readonly CSVDelimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB';
  /** A JSON pointer to the list in a JSON object. */
  readonly ItemsPointer?: string;
  /** 0 to 100,000,000. Default 0: all items. */
  readonly MaxItems?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of MaxItems. */
  readonly MaxItemsPath?: string;
}

export interface ItemBatcher {
  /** What every batch gets beside its items. */
  readonly BatchInput?: Template;
  /** The most items of a batch. */
  readonly MaxItemsPerBatch?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of MaxItemsPerBatch. */
  readonly MaxItemsPerBatchPath?: string;
  /** 1 to 262,144. */
  readonly MaxInputBytesPerBatch?: OrExpression<number>;
  /** JSONPath only: a path to the value, instead of MaxInputBytesPerBatch. */
  readonly MaxInputBytesPerBatchPath?: string;
}

export interface ResultWriter {
  /** s3:putObject. */
  readonly Resource?: string;
  /** JSONPath only. Bucket and Prefix. */
  readonly Parameters?: Template;
  /** JSONata only. Bucket and Prefix. */
  readonly Arguments?: Template;
  /** How the results are written. */
  readonly WriterConfig?: WriterConfig;
}

export interface WriterConfig {
  /** What becomes of the results: NONE keeps those of AWS, COMPACT only the outputs, FLATTEN one list. */
  readonly Transformation: 'NONE' | 'COMPACT' | 'FLATTEN';
  /** How the files are written. */
  readonly OutputType: 'JSON' | 'JSONL';
}
