// SendTaskHeartbeat.
import type { Action } from './action';
import { answerTask } from '../state/task-tokens';

export const sendTaskHeartbeat: Action<'SendTaskHeartbeat'> = ({ taskToken }, world) =>
  answerTask(world.simulation.tasks, (tasks) => tasks.sendTaskHeartbeat(taskToken));
