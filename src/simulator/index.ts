// The simulator: runs state machines offline, in virtual time.
export { Execution } from './execution';
export { InvalidDefinition } from './invalid-definition';
export { fails, returns, sequence, type Mock, type MockCall, type MockFunction, type Mocks } from './mocks/mock';
export { Simulator, type MachineChoice, type RunOptions, type ScriptedRunOptions } from './simulator';
export { SimulatorError } from './simulator-error';
export type { Json, JsonObject } from '../json/json';
export type { HistoryEvent } from '../runtime/history-events';
export type { TaskCall, TaskHandler, TaskReply } from '../runtime/task';
