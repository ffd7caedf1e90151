// SendTaskFailure.
import type { Action } from './action';
import { answerTask } from '../state/task-tokens';

export const sendTaskFailure: Action<'SendTaskFailure'> = ({ taskToken, error, cause }, world) =>
  answerTask(world.simulation.tasks, (tasks) => tasks.sendTaskFailure(taskToken, error, cause));
