// Reads mocks from JSON, which uses the names of the functions in code.
import { fails, refuses, replies, returns, sequence, type Mock, type Mocks } from './mock';
import { after, heartbeats, never, submits } from './timing';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, member, typeOf, type Json, type JsonObject } from '../../json/json';
import { nearest } from '../../json/suggestion';
import { compactText } from '../../json/text';
import type { TaskFailureType } from '../../runtime/event-keys';

/** Members of the file that are not targets of mocks. Only editors read $schema. */
export const [INPUT, OBJECTS, SCHEMA] = ['$input', '$s3', '$schema'] as const;
const NO_TARGETS: readonly string[] = [INPUT, OBJECTS, SCHEMA];

// tools/schemas/mocks.ts describes these for editors.
export const ENDS = ['returns', 'replies', 'fails', 'refuses', 'never'] as const;
export const CHANGES = ['after', 'heartbeats', 'submits'] as const;
export const FAILURE_FIELDS = ['error', 'cause', 'event'] as const;
export const REFUSAL_FIELDS = ['code', 'message', 'statusCode'] as const;

/**
 * Each target has an answer, or a list with one answer per attempt: `{ "returns": VALUE }`, `{ "replies": RESULT }`,
 * `{ "fails": { "error", "cause", "event" } }`, `{ "refuses": { "code", "message", "statusCode" } }` or `{ "never": true }`, each optionally with
 * `"after": SECONDS`, `"heartbeats": SECONDS` and `"submits": VALUE`. `$input` and `$s3` are not mocks: see
 * `jsonSurroundings`. `$schema` is for editors.
 * @param file the name of the file in messages
 * @throws SimulatorError that names the place and what was expected
 */
export function jsonMocks(content: Json, file: string): Mocks {
  if (!isObject(content)) {
    throw new SimulatorError(
      `${file}: expected an object with an answer under each task state's name; found ${typeOf(content)}.`,
    );
  }
  const answers = Object.entries(content).filter(([key]) => !NO_TARGETS.includes(key));
  return Object.fromEntries(answers.map(([state, answer]) => [state, mockOf(answer, file, state)]));
}

/** The rest of the file: the input, and the objects in S3. */
export function jsonSurroundings(content: Json, file: string): { input?: Json; s3?: JsonObject } {
  const [input, s3] = isObject(content) ? [member(content, INPUT), member(content, OBJECTS)] : [];
  if (s3 !== undefined && !isObject(s3)) {
    throw new SimulatorError(
      `${file}: invalid ${OBJECTS}: expected an object with the content of each 'bucket/key'; found ${typeOf(s3)}.`,
    );
  }
  return { ...(input !== undefined && { input }), ...(s3 !== undefined && { s3 }) };
}

function mockOf(answer: Json, file: string, place: string): Mock {
  if (isArray(answer)) return sequence(...answer.map((one, index) => mockOf(one, file, `${place}[${index}]`)));
  const end = isObject(answer) && hasItsFields(answer) ? endOf(answer) : undefined;
  if (end === undefined) {
    throw new SimulatorError(
      `${file}: invalid answer ${compactText(answer).slice(0, 80)} for '${place}': expected { "returns": VALUE }, ` +
        '{ "fails": { "error": "NAME", "cause": "TEXT" } }, { "refuses": { "code": "CODE", "message": "TEXT" } } ' +
        'or { "never": true }, or a list of these, one for each attempt. ' +
        `${fieldHint(answer)}An answer may also have "after": SECONDS, "heartbeats": SECONDS or "submits": VALUE.`,
    );
  }
  return adjust(end, answer as JsonObject, `${file}: '${place}'`);
}

/** Such as `Did you mean 'returns' instead of 'return'? `; empty if no field is misspelled. */
function fieldHint(answer: Json): string {
  const known: readonly string[] = [...ENDS, ...CHANGES];
  const unknown = isObject(answer) ? Object.keys(answer).find((field) => !known.includes(field)) : undefined;
  const near = unknown === undefined ? undefined : nearest(unknown, known);
  return near === undefined ? '' : `Did you mean '${near}' instead of '${unknown}'? `;
}

function hasItsFields(answer: JsonObject): boolean {
  const fields = Object.keys(answer);
  return (
    fields.every((field) => isOneOf(ENDS, field) || isOneOf(CHANGES, field)) &&
    fields.filter((field) => isOneOf(ENDS, field)).length === 1
  );
}

function endOf(answer: JsonObject): Mock | undefined {
  const [returned, failure] = [member(answer, 'returns'), member(answer, 'fails')];
  if (returned !== undefined) return returns(returned);
  const reply = member(answer, 'replies');
  if (reply !== undefined) return replies(reply);
  const refusal = member(answer, 'refuses');
  if (refusal !== undefined) return refusalOf(refusal);
  if (failure === undefined) return member(answer, 'never') === true ? never() : undefined;
  if (!isFailure(failure)) return undefined;
  const { error, cause, event } = failure as { error?: string; cause?: string; event?: TaskFailureType };
  return fails(error, cause, { event });
}

function refusalOf(refusal: Json): Mock | undefined {
  if (!isObject(refusal) || Object.keys(refusal).some((key) => !isOneOf(REFUSAL_FIELDS, key))) {
    return undefined;
  }
  const { code, message, statusCode } = refusal;
  if (typeof code !== 'string' || code === '') return undefined;
  if (message !== undefined && typeof message !== 'string') return undefined;
  if (statusCode !== undefined && typeof statusCode !== 'number') return undefined;
  return refuses(code, message, { statusCode });
}

function adjust(end: Mock, answer: JsonObject, place: string): Mock {
  const [delay, beat, submitted] = CHANGES.map((field) => member(answer, field));
  try {
    let mock = end;
    if (delay !== undefined) mock = after(delay as number, mock);
    if (beat !== undefined) mock = heartbeats(beat as number, mock);
    return submitted === undefined ? mock : submits(submitted, mock);
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    throw new SimulatorError(`${place}: ${error.message}`);
  }
}

function isFailure(failure: Json): boolean {
  return (
    isObject(failure) &&
    Object.keys(failure).every((key) => isOneOf(FAILURE_FIELDS, key)) &&
    FAILURE_FIELDS.every((key) => ['undefined', 'string'].includes(typeof member(failure, key)))
  );
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}
