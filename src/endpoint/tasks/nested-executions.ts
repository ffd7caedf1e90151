// Tasks that start executions of the endpoint's own state machines, and may wait for their end.
import type { AnswererType } from './answerer';
import { answerStart } from '../../services/step-functions/start-task';

export const nestedExecutions: AnswererType = (_, world) => (call) => answerStart(call, world.stepFunctions);
