// TestState's request and response. `extends` holds them to AWS's model; the members are repeated for what is said of them.
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
import type * as api from '../services/api/states-types.generated';

export type InspectionLevel = NonNullable<api.TestStateInput['inspectionLevel']>;
export type TestStateStatus = NonNullable<api.TestStateOutput['status']>;

/** What the API takes. Data goes in as JSON text, as in a call of an AWS SDK. */
export interface TestStateRequest extends Omit<api.TestStateInput, 'definition'> {
  /** One state, or a whole state machine with `stateName`: JSON text, or (here alone) an object. */
  readonly definition: string | object;
  /** Needed for a Task without a mock; `$$.Execution.RoleArn`. */
  readonly roleArn?: string;
  /** Default `{}`. */
  readonly input?: string;
  /** Default INFO. DEBUG adds `inspectionData`, TRACE the request and the response of an HTTP Task to it. */
  readonly inspectionLevel?: InspectionLevel;
  /** Of HTTP Tasks that are called, which none is offline: refused together with a mock, and without effect. */
  readonly revealSecrets?: boolean;
  /** The variables that are set before the state runs, as a JSON object. */
  readonly variables?: string;
  /** Which state of the machine, however deep it stands. */
  readonly stateName?: string;
  readonly mock?: MockInput;
  /** The context object, whole: nothing is added to it. Only together with a mock. */
  readonly context?: string;
  readonly stateConfiguration?: TestStateConfiguration;
}

export interface TestStateOptions {
  /** Where the state is said to run: ARNs of the context object and an HTTP Task's User-Agent tell it. Default us-east-1. */
  readonly region?: string | undefined;
  /** Whose it is said to be, where no roleArn tells. Default 123456789012. */
  readonly account?: string | undefined;
}

/** One of `result` and `errorOutput`. */
export interface MockInput extends api.MockInput {
  /** JSON: the task's result, the list of a Map's or a Parallel's results, what a ResultWriter gives. */
  readonly result?: string;
  readonly errorOutput?: { readonly error?: string; readonly cause?: string };
  /** How the result of a service integration is held to the service's model. Default STRICT. */
  readonly fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE';
}

export interface TestStateConfiguration extends api.TestStateConfiguration {
  /** How often the retrier that takes the mocked error has been used. Default 0. */
  readonly retrierRetryCount?: number;
  /** The state inside a Map or a Parallel that the mocked error came from. */
  readonly errorCausedByState?: string;
  /** How many of a Map's iterations failed, to hold against what it tolerates. Default 0. */
  readonly mapIterationFailureCount?: number;
  /** The text that a distributed Map's ItemReader finds. */
  readonly mapItemReaderData?: string;
}

/** What the API answers. Members that do not apply are missing. */
export interface TestStateResponse extends api.TestStateOutput {
  readonly status: TestStateStatus;
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** Where the state, or its catcher, leads. */
  readonly nextState?: string;
  /** At DEBUG and TRACE. */
  readonly inspectionData?: InspectionData;
}

/** The state's data at each step, as JSON text. */
export interface InspectionData extends api.InspectionData {
  readonly input?: string;
  readonly afterInputPath?: string;
  readonly afterParameters?: string;
  readonly afterArguments?: string;
  readonly afterItemsPath?: string;
  readonly afterItemsPointer?: string;
  readonly afterItemSelector?: string;
  readonly afterItemBatcher?: string;
  readonly result?: string;
  /** Of an HTTP Task, at TRACE. */
  readonly request?: InspectionDataRequest;
  /** Of an HTTP Task, at TRACE, as far as the mock tells it. */
  readonly response?: InspectionDataResponse;
  readonly afterResultSelector?: string;
  readonly afterResultPath?: string;
  /** Those that were given, and what the state assigns over them. */
  readonly variables?: string;
  readonly maxConcurrency?: number;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
  readonly errorDetails?: ErrorDetails;
}

/** The request that an HTTP Task would send, but for what its connection adds. */
export interface InspectionDataRequest extends api.InspectionDataRequest {
  /** `https`. */
  readonly protocol?: string;
  readonly method?: string;
  /** With the query parameters. */
  readonly url?: string;
  /** `[name: value, name: value]`. */
  readonly headers?: string;
  readonly body?: string;
}

/** The response that a mocked result, or a mocked error with a status, tells. */
export interface InspectionDataResponse extends api.InspectionDataResponse {
  readonly protocol?: string;
  readonly statusCode?: string;
  readonly statusMessage?: string;
  /** `[name: value, name: value]`. */
  readonly headers?: string;
  readonly body?: string;
}

/** What became of the error. */
export interface ErrorDetails extends api.InspectionErrorDetails {
  /** The catcher that took it. */
  readonly catchIndex?: number;
  /** The retrier that takes it, or would if it had not been used up. */
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
}
