// The details of the events of GetExecutionHistory, with values as JSON text. Only types, with AWS's names. A member
// without `?` is in every event of its kind, here and in AWS's recorded histories.

/** Whether AWS truncated the text, from 262,144 bytes on. The simulator never does. */
export interface Truncation {
  readonly truncated: boolean;
}

interface WithInput {
  /** JSON text. */
  readonly input: string;
  readonly inputDetails: Truncation;
}

interface WithOutput {
  /** JSON text. */
  readonly output: string;
  readonly outputDetails: Truncation;
}

/** The error and the cause of a failure or an abort; both are optional. */
export interface FailureEventDetails {
  readonly error?: string;
  readonly cause?: string;
}

export interface StateEnteredEventDetails extends WithInput {
  readonly name: string;
}

export interface StateExitedEventDetails extends WithOutput {
  readonly name: string;
  /** The variables that the state assigned, each as JSON text. */
  readonly assignedVariables?: Readonly<Record<string, string>>;
  readonly assignedVariablesDetails?: Truncation;
}

export interface EvaluationFailedEventDetails extends FailureEventDetails {
  /** The state whose JSONata expression failed. */
  readonly state: string;
  /** The field that holds the expression. */
  readonly location?: string;
}

export interface ExecutionStartedEventDetails extends WithInput {
  readonly roleArn: string;
  readonly stateMachineAliasArn?: string;
  readonly stateMachineVersionArn?: string;
}

export interface ExecutionRedrivenEventDetails {
  readonly redriveCount: number;
}

/** The role that a task assumes. */
export interface TaskCredentials {
  readonly roleArn?: string;
}

export interface ActivityScheduledEventDetails extends WithInput {
  /** The activity's ARN. */
  readonly resource: string;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
}

export interface ActivityStartedEventDetails {
  readonly workerName?: string;
}

export interface LambdaFunctionScheduledEventDetails extends WithInput {
  /** The function's ARN. */
  readonly resource: string;
  readonly timeoutInSeconds?: number;
  readonly taskCredentials?: TaskCredentials;
}

/** The service that is called. */
export interface TaskStartedEventDetails {
  /** The service, such as `dynamodb` or `aws-sdk:dynamodb`. */
  readonly resourceType: string;
  /** The action with its pattern, such as `putItem` or `startExecution.sync:2`. */
  readonly resource: string;
}

export interface TaskScheduledEventDetails extends TaskStartedEventDetails {
  readonly region: string;
  /** JSON text. */
  readonly parameters: string;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly taskCredentials?: TaskCredentials;
}

export interface TaskSucceededEventDetails extends TaskStartedEventDetails, WithOutput {}

export interface TaskFailedEventDetails extends TaskStartedEventDetails, FailureEventDetails {}

export interface MapStateStartedEventDetails {
  /** The number of items. */
  readonly length: number;
}

export interface MapIterationEventDetails {
  /** The Map state's name. */
  readonly name: string;
  readonly index: number;
}

export interface MapRunStartedEventDetails {
  readonly mapRunArn: string;
}

export interface MapRunRedrivenEventDetails extends MapRunStartedEventDetails {
  readonly redriveCount: number;
}

/** The details by the key under which an event holds them. */
export interface EventDetailsByKey {
  readonly activityFailedEventDetails: FailureEventDetails;
  readonly activityScheduleFailedEventDetails: FailureEventDetails;
  readonly activityScheduledEventDetails: ActivityScheduledEventDetails;
  readonly activityStartedEventDetails: ActivityStartedEventDetails;
  readonly activitySucceededEventDetails: WithOutput;
  readonly activityTimedOutEventDetails: FailureEventDetails;
  readonly evaluationFailedEventDetails: EvaluationFailedEventDetails;
  readonly executionAbortedEventDetails: FailureEventDetails;
  readonly executionFailedEventDetails: FailureEventDetails;
  readonly executionRedrivenEventDetails: ExecutionRedrivenEventDetails;
  readonly executionStartedEventDetails: ExecutionStartedEventDetails;
  readonly executionSucceededEventDetails: WithOutput;
  readonly executionTimedOutEventDetails: FailureEventDetails;
  readonly lambdaFunctionFailedEventDetails: FailureEventDetails;
  readonly lambdaFunctionScheduleFailedEventDetails: FailureEventDetails;
  readonly lambdaFunctionScheduledEventDetails: LambdaFunctionScheduledEventDetails;
  readonly lambdaFunctionStartFailedEventDetails: FailureEventDetails;
  readonly lambdaFunctionSucceededEventDetails: WithOutput;
  readonly lambdaFunctionTimedOutEventDetails: FailureEventDetails;
  readonly mapIterationAbortedEventDetails: MapIterationEventDetails;
  readonly mapIterationFailedEventDetails: MapIterationEventDetails;
  readonly mapIterationStartedEventDetails: MapIterationEventDetails;
  readonly mapIterationSucceededEventDetails: MapIterationEventDetails;
  readonly mapRunFailedEventDetails: FailureEventDetails;
  readonly mapRunRedrivenEventDetails: MapRunRedrivenEventDetails;
  readonly mapRunStartedEventDetails: MapRunStartedEventDetails;
  readonly mapStateStartedEventDetails: MapStateStartedEventDetails;
  readonly stateEnteredEventDetails: StateEnteredEventDetails;
  readonly stateExitedEventDetails: StateExitedEventDetails;
  readonly taskFailedEventDetails: TaskFailedEventDetails;
  readonly taskScheduledEventDetails: TaskScheduledEventDetails;
  readonly taskStartFailedEventDetails: TaskFailedEventDetails;
  readonly taskStartedEventDetails: TaskStartedEventDetails;
  readonly taskSubmitFailedEventDetails: TaskFailedEventDetails;
  readonly taskSubmittedEventDetails: TaskSucceededEventDetails;
  readonly taskSucceededEventDetails: TaskSucceededEventDetails;
  readonly taskTimedOutEventDetails: TaskFailedEventDetails;
}
