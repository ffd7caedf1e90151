// The simulator: runs state machines offline, in virtual time.
import '../local-functions/provide';
export type { TemplateOptions } from '../templates/cloud-formation/template-options';
export type { Invocation } from '../steps/journey';
export type { Failed } from '../steps/failed';
export type { FunctionLog } from '../steps/function-logs';
export type {
  CatcherReason,
  DefaultReason,
  ExpressionReason,
  PermissionReason,
  Reason,
  RetrierReason,
  RuleCombination,
  RuleComparison,
  RuleCondition,
  RuleReason,
  RuleTest,
} from '../steps/reason';
export type {
  Attempt,
  Branch,
  Call,
  Catch,
  ChildRun,
  ChildStatus,
  FunctionLine,
  FunctionOutput,
  MapAttempt,
  MapRunSteps,
  ParallelAttempt,
  PartStatus,
  Retry,
  Run,
  Step,
  StepStatus,
  TaskAttempt,
  Timed,
} from '../steps/step';
export type { TraceOptions } from '../views/trace/render';
export type { Coverage, CoverageCount, CoveredPoint } from './coverage/coverage';
export { coverageTable } from './coverage/table';
export { Execution } from './execution';
export { RecordedExecution } from './recorded-execution';
export type { RecordedOptions } from './recorded-execution';
export { Replay, type ReplayOptions } from './replay';
export { Comparison } from '../replay/compare/comparison';
export type { Difference, DifferenceKind, Renamed } from '../replay/compare/difference';
export type { RecordedHistory } from '../replay/recording/read-recordings';
export { LiveExecution, type ActivityTask } from './live-execution';
export { MapRun, type ChildExecution } from './map-run';
export {
  InvalidDefinitionError,
  /** @deprecated Use InvalidDefinitionError. */
  InvalidDefinitionError as InvalidDefinition,
} from '../asl/invalid-definition-error';
export {
  fails,
  refuses,
  replies,
  returns,
  sequence,
  type FailureOptions,
  type Mock,
  type MockAnswer,
  type MockableConstruct,
  type MockCall,
  type MockEntries,
  type MockFunction,
  type Mocks,
  type MocksOf,
  type MockTarget,
} from './mocks/mock';
export { mocksFromFile, scenarioFromFile, type MocksFromFileOptions, type Scenario } from './mocks/mocks-from-file';
export { after, heartbeats, never, submits, type MockDuration } from './mocks/timing';
export type { PermissionOptions, RunOptions, ScriptedRunOptions } from './run-options';
export { Simulator, type MachineDiagramOptions, type StateTestRequest } from './simulator';
export type { DiagramOptions } from '../views/diagram';
export {
  InvalidLoggingConfigurationError,
  /** @deprecated Use InvalidLoggingConfigurationError. */
  InvalidLoggingConfigurationError as InvalidLoggingConfiguration,
  type LogEvent,
} from './logging';
export {
  RoleNotAuthorizedError,
  /** @deprecated Use RoleNotAuthorizedError. */
  RoleNotAuthorizedError as RoleNotAuthorized,
} from '../permissions/role-not-authorized-error';
export type { MissingPermission, PolicyStatement, UndecidedPermission } from '../permissions/report';
export type { UndecidedUse, UnusedPermission, UnusedPermissions } from '../permissions/usage';
export type { FieldValidationMode } from '../services/models/check-answer';
export { SimulatorError } from '../asl/simulator-error';
export type { FileSourceOptions, MachineChoice, SourceOptions } from './source-options';
export { testState } from '../test-state/test-state';
export { TestStateError, type TestStateErrorCode } from '../test-state/test-state-error';
export type {
  ErrorDetails,
  InspectionData,
  InspectionDataRequest,
  InspectionDataResponse,
  InspectionLevel,
  MockInput,
  TestStateConfiguration,
  TestStateOptions,
  TestStateRequest,
  TestStateResponse,
  TestStateStatus,
} from '../test-state/types';
export { withoutBundling } from '../templates/sources/bundling';
export type { DefinitionOptions, NestedMachine } from '../templates/sources/from-definition';
export type {
  Catcher,
  ChoiceRule,
  ChoiceState,
  FailState,
  ItemBatcher,
  ItemProcessor,
  ItemReader,
  MachineDefinition,
  MapState,
  OrExpression,
  ParallelState,
  PassState,
  PathField,
  ProcessorConfig,
  QueryLanguageName,
  ReaderConfig,
  ResultWriter,
  Retrier,
  StateDefinition,
  StateMachineDefinition,
  SucceedState,
  TaskState,
  Template,
  WaitState,
  WriterConfig,
} from '../asl/definition.generated';
export type { Diagnostic, DiagnosticCode, Position } from '../asl/diagnostic';
export { validateDefinition, type ValidationOptions } from '../asl/validate';
export type { ShownFinding } from '../asl/text/places';
export type { Json, JsonObject, JsonScalar } from '../json/json';
export type { EventType, TaskFailureType } from '../runtime/event-keys';
export type { ExecutionStatus } from '../runtime/execution-end';
export type { HistoryEvent } from '../runtime/history-events';
export type { MapRunCounts } from '../runtime/map-run-counts';
export type { MapRunEndStatus, MapRunStatus } from '../runtime/map-run-record';
export type { TaskCall } from '../runtime/task';
export type { ScriptedHandler as TaskHandler, ScriptedReply as TaskReply } from './scripted-reply';
export { TaskTokenError } from '../runtime/open-tasks';
export {
  NotRedrivableError,
  /** @deprecated Use NotRedrivableError. */
  NotRedrivableError as NotRedrivable,
} from '../runtime/redrivable';
