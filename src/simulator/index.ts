// The simulator: runs state machines offline, in virtual time.
export type { TemplateOptions } from './cloud-formation/template-options';
export type { Coverage, CoverageCount, CoveredPoint } from './passes/coverage';
export { coverageTable } from './passes/table';
export { Execution } from './execution';
export { InvalidDefinition } from './invalid-definition';
export { fails, returns, sequence, type Mock, type MockCall, type MockFunction, type Mocks } from './mocks/mock';
export {
  Simulator,
  type MachineChoice,
  type RunOptions,
  type ScriptedRunOptions,
  type SourceOptions,
} from './simulator';
export { InvalidLoggingConfiguration, type LogEvent } from './logging';
export { SimulatorError } from './simulator-error';
export type { DefinitionOptions } from './sources/from-definition';
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
} from '../asl/definition';
export type { Diagnostic, DiagnosticCode, Position } from '../asl/diagnostic';
export { validateDefinition, type ValidationOptions } from '../asl/validate';
export type { Json, JsonObject } from '../json/json';
export type { HistoryEvent } from '../runtime/history-events';
export type { TaskCall, TaskHandler, TaskReply } from '../runtime/task';
