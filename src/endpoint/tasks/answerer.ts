// The interface of an answerer of tasks at the endpoint.
import type { TaskCall } from '../../runtime/task';
import type { TaskReply } from '../../runtime/task-reply';
import type { ExecutionStart } from '../state/execution-record';
import type { World } from '../world';

/** Answers the tasks of one execution. Undefined leaves a task to the next answerer in the table. */
export type Answerer = (call: TaskCall) => TaskReply | Promise<TaskReply> | undefined;

export type AnswererType = (start: ExecutionStart, world: World) => Answerer;
