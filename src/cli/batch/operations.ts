// The operations of the batch protocol.
import { run } from './run';
import { testState } from './test-state';
import { validate } from './validate';
import type { JsonObject } from '../../json/json';

/** An operation returns the members of its answer. If it throws, the answer is a failure. */
export type Operation = (request: JsonObject) => Promise<object> | object;

export const OPERATIONS: Readonly<Record<string, Operation>> = { run, testState, validate };
