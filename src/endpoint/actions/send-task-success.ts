// SendTaskSuccess.
import type { Action } from './action';
import { answerTask } from '../state/task-tokens';

export const sendTaskSuccess: Action<'SendTaskSuccess'> = ({ taskToken, output }, world) =>
  answerTask(world.simulation.tasks, (tasks) => tasks.sendTaskSuccess(taskToken, output));
