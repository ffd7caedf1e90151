// All fields. To add one, add a row to a file next to this one. Everything derived from the rows takes them as a
// FieldTable.
import { CHOICE } from './choice';
import * as common from './common';
import { FAIL } from './fail';
import type { Fields } from './field';
import { MACHINE } from './machine';
import { MAP } from './map';
import { PARALLEL } from './parallel';
import { PASS } from './pass';
import { RECOVERY } from './recovery';
import { TASK } from './task';
import { WAIT } from './wait';

/** The fields that only one type of state has. */
export const OWN_FIELDS = {
  Pass: PASS,
  Choice: CHOICE,
  Wait: WAIT,
  Succeed: {},
  Fail: FAIL,
  Task: TASK,
  Parallel: PARALLEL,
  Map: MAP,
} as const satisfies Readonly<Record<string, Fields>>;

export type StateTypeName = keyof typeof OWN_FIELDS;

const { EVERY_STATE, ASSIGN, OUTPUT, PATHS, TRANSITION } = common;
const { PARAMETERS, ARGUMENTS, RESULT_SELECTOR, RESULT_PATH } = common;

const FLOW = { ...EVERY_STATE, ...ASSIGN, ...OUTPUT, ...PATHS };
const WORK = { ...ARGUMENTS, ...RESULT_SELECTOR, ...RESULT_PATH, ...RECOVERY };

/** All fields of a definition. */
export interface FieldTable {
  readonly machine: Fields;
  /** The fields of each type of state, including those that it shares with other types. */
  readonly states: Readonly<Record<string, Fields>>;
}

export const FIELDS: FieldTable & { readonly states: Readonly<Record<StateTypeName, Fields>> } = {
  machine: MACHINE,
  states: {
    Pass: { ...FLOW, ...TRANSITION, ...PASS, ...PARAMETERS, ...RESULT_PATH },
    Choice: { ...FLOW, ...CHOICE },
    Wait: { ...FLOW, ...TRANSITION, ...WAIT },
    // states-language.net/spec.html: Succeed and Fail have no Assign.
    Succeed: { ...EVERY_STATE, ...OUTPUT, ...PATHS },
    Fail: { ...EVERY_STATE, ...FAIL },
    Task: { ...FLOW, ...TRANSITION, ...PARAMETERS, ...WORK, ...TASK },
    Parallel: { ...FLOW, ...TRANSITION, ...PARAMETERS, ...WORK, ...PARALLEL },
    Map: { ...FLOW, ...TRANSITION, ...RESULT_SELECTOR, ...RESULT_PATH, ...RECOVERY, ...MAP },
  },
};
