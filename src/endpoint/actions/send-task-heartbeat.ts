// SendTaskHeartbeat.
import type { Action } from './action';
import { answerTask } from '../state/task-tokens';

export const sendTaskHeartbeat: Action<'SendTaskHeartbeat'> = ({ taskToken }, world) =>
  answerTask(world, (tasks) => tasks.sendTaskHeartbeat(taskToken));
