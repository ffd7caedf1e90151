// The eight state types. To add one, write a file beside this one and a line here.
import { choice } from './choice';
import { fail } from './fail';
import { map } from './map';
import { parallel } from './parallel';
import { pass } from './pass';
import { succeed } from './succeed';
import { task } from './task';
import { wait } from './wait';
import type { StateTypes } from '../runtime/state-type';

export const STATE_TYPES: StateTypes = {
  Choice: choice,
  Fail: fail,
  Map: map,
  Parallel: parallel,
  Pass: pass,
  Succeed: succeed,
  Task: task,
  Wait: wait,
};
