// The answers of a recorded execution's tasks, as a file of mocks has them.
import { statesOf } from './recorded-run';
import type { Recording } from './recording/recording';
import { Trail } from './trail';
import { equalJson } from '../json/equal';
import { isObject, member, type Json, type JsonObject } from '../json/json';
import { integrationOf } from '../services/integrations/table';
import { placesIn } from '../steps/definition-places';
import type { VisitAttempt, VisitBranch } from '../steps/visit';

/** By state, an answer for each call of the task, in the order of the calls. */
export type RecordedAnswers = ReadonlyMap<string, readonly JsonObject[]>;

/** Answers such as `{ "returns": 1, "after": 2.5 }` and `{ "fails": { "error": "Busy" } }`. */
export function recordedAnswers(recording: Recording, definition: JsonObject): RecordedAnswers {
  const trail = new Trail(statesOf(recording.events, recording.definition ?? definition));
  trail.add(recording.events);
  const calls: { readonly state: string; readonly attempt: VisitAttempt }[] = [];
  collect(trail.root, (state, attempt) => calls.push({ state, attempt }));
  calls.sort((one, other) => one.attempt.scheduled!.id - other.attempt.scheduled!.id);
  const answers = new Map<string, JsonObject[]>();
  const places = placesIn(definition);
  for (const { state, attempt } of calls) {
    const resource = member(places.get(state)?.state ?? {}, 'Resource');
    const answer = answerOf(attempt, typeof resource === 'string' ? resource : undefined, recording);
    const known = answers.get(state);
    if (known) known.push(answer);
    else answers.set(state, [answer]);
  }
  return answers;
}

function collect({ visits }: VisitBranch, add: (state: string, attempt: VisitAttempt) => void): void {
  for (const { state, attempts } of visits) {
    for (const attempt of attempts) {
      if (attempt.scheduled) add(state.name, attempt);
      attempt.branches.forEach((branch) => collect(branch, add));
    }
  }
}

/** @param resource of the state in the definition; undefined if the definition does not have it */
function answerOf(attempt: VisitAttempt, resource: string | undefined, { gaps }: Recording): JsonObject {
  const { scheduled, succeeded, failed } = attempt;
  const end = succeeded ?? failed;
  const afterMs = gaps.times || !end ? 0 : end.timestamp - scheduled!.timestamp;
  const details = failed?.details;
  const time = (milliseconds: number): JsonObject => (milliseconds > 0 ? { after: milliseconds / 1000 } : {});
  const accepted = submissionOf(attempt, resource);
  if (succeeded) {
    return { ...resultOf(succeeded.details.output, scheduled!.details, resource), ...time(afterMs), ...accepted };
  }
  if (!failed || failed.type.endsWith('TimedOut')) {
    const { heartbeatInSeconds, timeoutInSeconds = Infinity } = scheduled!.details as Limits;
    const isHeartbeat = heartbeatInSeconds !== undefined && afterMs < 1000 * timeoutInSeconds;
    return { never: true, ...(failed && isHeartbeat && time(afterMs - 1000 * heartbeatInSeconds)), ...accepted };
  }
  const { error, cause } = details!;
  const failure: JsonObject = {
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    ...(!USUAL_FAILURES.includes(failed.type) && { event: failed.type }),
  };
  return { fails: failure, ...time(afterMs), ...accepted };
}

/** What the service said when it accepted the request, if the simulator would say something else. */
function submissionOf({ submitted, succeeded }: VisitAttempt, resource: string | undefined): JsonObject {
  if (!submitted) return {};
  const { output } = submitted.details;
  const usual = resource === undefined ? undefined : integrationOf(resource).submission?.(succeeded?.details.output);
  return usual !== undefined && equalJson(usual, output) ? {} : { submits: output };
}

interface Limits {
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
}

const USUAL_FAILURES: readonly string[] = ['ActivityFailed', 'LambdaFunctionFailed', 'TaskFailed'];

/** What a function or a service returned, if the rest of the result follows from it; or else the whole result. */
function resultOf(output: Json, scheduled: object, resource: string | undefined): JsonObject {
  const args = member(scheduled as JsonObject, 'parameters') ?? member(scheduled as JsonObject, 'input');
  const integration = resource === undefined ? undefined : integrationOf(resource);
  if (!integration) return { replies: output };
  const candidates = [output, ...(isObject(output) ? [member(output, 'Payload'), member(output, 'Output')] : [])];
  for (const returned of candidates) {
    if (returned === undefined || integration.wrong?.(returned, 'PRESENT') !== undefined) continue;
    const result = integration.result(returned, args);
    if (!integration.failure?.(result) && equalJson(result, output)) return { returns: returned };
  }
  return { replies: output };
}
