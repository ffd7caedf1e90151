// The service's answer at the start of a job, as far as the job's later description contains it: its names and ids.
import { calledAction } from '../../asl/services/called-action';
import type { ServiceAction } from '../../asl/services/resource';
import { resultName } from '../../asl/services/sdk-names';
import type { ServiceModel } from '../../asl/services/service-model';
import type { Member, Shape } from '../../asl/services/shape';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';

/** What stays the same while a job runs. */
const NAMES_IT = /(Id|Arn|Name)$/;

/**
 * The members of the start's answer that are also members of the description, or of the single object in it. For `{
 * "JobId": "j", "JobName": "n", "Status": "SUCCEEDED" }`, Batch had answered `JobId` and `JobName`. Objects are reduced
 * to the strings that identify them. `{}` if no model knows the action.
 * @param renamed members of the answer that have another name in the description
 */
export function startAnswer(
  called: ServiceAction,
  described: Json,
  renamed: Readonly<Record<string, string>> = {},
): JsonObject {
  const found = calledAction(called);
  const shape = found?.model.answer(found.action);
  if (!found || !shape || !isObject(described)) return {};
  const [only, ...others] = Object.values(described);
  const inner = only !== undefined && others.length === 0 && isObject(only) ? only : {};
  const answer: Record<string, Json> = {};
  for (const [name, one] of membersOf(found.model, shape)) {
    const written = resultName(name, called.kind === 'sdk');
    const from = renamed[written] ?? written;
    const value = member(described, from) ?? member(inner, from);
    const named = value === undefined ? undefined : namesIn(value, one, written);
    if (named !== undefined) answer[written] = named;
  }
  return answer;
}

function membersOf(model: ServiceModel, shape: Shape): Iterable<readonly [string, Member]> {
  if ('line' in shape) return membersOf(model, model.shapeOn(shape.line));
  return 'members' in shape ? shape.members : [];
}

function namesIn(value: Json, { shape }: Member, name: string): Json | undefined {
  if (isArray(value)) return undefined;
  if (!isObject(value)) return 'type' in shape && (NAMES_IT.test(name) || name === 'StartDate') ? value : undefined;
  return namesOf(value);
}

/** The strings of an object that identify it. */
export function namesOf(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter(([name, one]) => typeof one === 'string' && NAMES_IT.test(name)),
  );
}
