// The eight state types. To add one, write a file beside this one and a line here.
import { choice } from './choice';
import { fail } from './fail';
import { map } from './map';
import { parallel } from './parallel';
import { pass } from './pass';
import { succeed } from './succeed';
import { task } from './task';
import { wait } from './wait';
import type { StateType } from '../runtime/state-type';

export type StateTypeName = 'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Fail' | 'Parallel' | 'Map';

export const STATE_TYPES: Readonly<Record<StateTypeName, StateType>> = {
  Choice: choice,
  Fail: fail,
  Map: map,
  Parallel: parallel,
  Pass: pass,
  Succeed: succeed,
  Task: task,
  Wait: wait,
};
