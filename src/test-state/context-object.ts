// The context object of a request, and AWS's checks of its members.
import { invalid } from './test-state-error';
import type { TestedState } from './tested-state';
import { patternOf } from '../asl/services/resource';
import { isObject, member, type Json, type JsonObject } from '../json/json';
import { parseJson } from '../json/text';

type Member = 'string' | 'number' | 'any' | { readonly [name: string]: Member };

const CONTEXT: { readonly [name: string]: Member } = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { EnteredTime: 'string', Name: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

/**
 * Reads the context object. It is used unchanged, and missing members are not added (recorded:
 * context_object_edge_cases). The messages for a Map and for invalid JSON are recorded; the others follow their form.
 */
export function parseContextObject(text: string, { state }: TestedState): JsonObject {
  let context: Json;
  try {
    context = parseJson(text);
  } catch {
    throw refusal('must be valid JSON');
  }
  if (!isObject(context)) throw refusal('must be a JSON object');
  if (Object.hasOwn(context, 'Map')) throw refusal("'Map' field is not supported when mocking a Context object");
  checkMembers(context, CONTEXT, '');
  if (Object.hasOwn(context, 'Task') && !hasToken(state)) {
    throw refusal(
      "Context object contains 'Task' when state is not a Task state with a '.sync' or '.waitForTaskToken' service integration pattern",
    );
  }
  return context;
}

function hasToken(state: JsonObject): boolean {
  const resource = member(state, 'Resource');
  return typeof resource === 'string' && patternOf(resource) !== undefined;
}

function checkMembers(value: JsonObject, members: { readonly [name: string]: Member }, path: string): void {
  for (const [name, held] of Object.entries(value)) {
    const expected = Object.hasOwn(members, name) ? members[name] : undefined;
    if (expected === undefined) throw refusal(`Field '${name}' is not allowed`);
    if (typeof expected === 'object') {
      if (!isObject(held)) throw refusal(`${path}${name} must be an object`);
      checkMembers(held, expected, `${path}${name}.`);
    } else if (expected !== 'any' && typeof held !== expected) {
      throw refusal(`${path}${name} must be a ${expected}`);
    }
  }
}

const refusal = (text: string) => invalid(`Invalid Context object provided: ${text}`);
