// TestState's request and response. `extends` holds them to AWS's model; the members are repeated for what is said of them.
// https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
import type { TaskCall } from '../runtime/task';
import type { TaskReply } from '../runtime/task-reply';
import type * as api from '../services/api/states-types.generated';

export type InspectionLevel = NonNullable<api.TestStateInput['inspectionLevel']>;
export type TestStateStatus = NonNullable<api.TestStateOutput['status']>;

/** The request of the API. Data is JSON text, as in a call of an AWS SDK. */
export interface TestStateRequest extends Omit<api.TestStateInput, 'definition'> {
  /** One state, or a whole state machine with `stateName`: JSON text, or an object, which AWS does not accept. */
  readonly definition: string | object;
  /** Needed for a Task without a mock; `$$.Execution.RoleArn`. */
  readonly roleArn?: string;
  /** Default `{}`. */
  readonly input?: string;
  /** Default INFO. DEBUG adds `inspectionData`, and TRACE adds the request and the response of an HTTP Task to it. */
  readonly inspectionLevel?: InspectionLevel;
  /**
   * Applies to HTTP Tasks that are called, which never happens offline. It is rejected together with a mock, and
   * otherwise has no effect.
   */
  readonly revealSecrets?: boolean;
  /** The variables that are set before the state runs, as a JSON object. */
  readonly variables?: string;
  /** The name of a state in the machine, at any depth. */
  readonly stateName?: string;
  /** What the task answers, instead of a call. */
  readonly mock?: MockInput;
  /** The complete context object: nothing is added to it. Allowed only together with a mock. */
  readonly context?: string;
  /** Where the state stands: its retries so far, an iteration that failed, the size of a Map's input. */
  readonly stateConfiguration?: TestStateConfiguration;
}

export interface TestStateOptions {
  /**
   * The region that the state reports, in ARNs of the context object and in the User-Agent of an HTTP Task. Default
   * us-east-1.
   */
  readonly region?: string | undefined;
  /** The account that the state reports if there is no roleArn. Default 123456789012. */
  readonly account?: string | undefined;
  /** Answers a Task without a mock; undefined for a task that it cannot answer. Default: no task. */
  readonly callTask?: ((call: TaskCall) => TaskReply | Promise<TaskReply> | undefined) | undefined;
}

/** One of `result` and `errorOutput`. */
export interface MockInput extends api.MockInput {
  /** JSON: the result of a task, the list of results of a Map or a Parallel, or the result of a ResultWriter. */
  readonly result?: string;
  readonly errorOutput?: { readonly error?: string; readonly cause?: string };
  /** How strictly the result of a service integration is checked against the service's model. Default STRICT. */
  readonly fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE';
}

export interface TestStateConfiguration extends api.TestStateConfiguration {
  /** The number of times that the retrier of the mocked error has been used. Default 0. */
  readonly retrierRetryCount?: number;
  /** The state inside a Map or a Parallel that is the source of the mocked error. */
  readonly errorCausedByState?: string;
  /** The number of failed iterations of a Map, compared with its tolerance. Default 0. */
  readonly mapIterationFailureCount?: number;
  /** The text that the ItemReader of a distributed Map reads. */
  readonly mapItemReaderData?: string;
}

/** The response of the API. Members that do not apply are missing. */
export interface TestStateResponse extends api.TestStateOutput {
  readonly status: TestStateStatus;
  /** JSON text. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** The state that follows according to the state or its catcher. */
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
  /** Of an HTTP Task, at TRACE, as far as the mock describes it. */
  readonly response?: InspectionDataResponse;
  readonly afterResultSelector?: string;
  readonly afterResultPath?: string;
  /** The variables of the request, overwritten by those that the state assigns. */
  readonly variables?: string;
  readonly maxConcurrency?: number;
  readonly toleratedFailureCount?: number;
  readonly toleratedFailurePercentage?: number;
  readonly errorDetails?: ErrorDetails;
}

/** The request that an HTTP Task would send, without the additions of its connection. */
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

/** The response that a mocked result, or a mocked error with a status, describes. */
export interface InspectionDataResponse extends api.InspectionDataResponse {
  readonly protocol?: string;
  readonly statusCode?: string;
  readonly statusMessage?: string;
  /** `[name: value, name: value]`. */
  readonly headers?: string;
  readonly body?: string;
}

/** How the error was handled. */
export interface ErrorDetails extends api.InspectionErrorDetails {
  /** The catcher that handled it. */
  readonly catchIndex?: number;
  /** The retrier that handles it, or would handle it if it had attempts left. */
  readonly retryIndex?: number;
  readonly retryBackoffIntervalSeconds?: number;
}
