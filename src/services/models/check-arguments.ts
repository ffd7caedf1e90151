// Checks a task's arguments before the call, by the model of its action.
import { requestOf } from '../../asl/services/action-request';
import { RequestCheck } from '../../asl/services/check-request';
import { MODELS_DATE } from '../../asl/services/models-date.generated';
import type { ServiceResource } from '../../asl/services/resource';
import type { Json } from '../../json/json';
import type { ArgumentProblems } from '../../runtime/task';

/** Reads the model at the first call. */
export function argumentsCheck(resource: ServiceResource): (args: Json) => ArgumentProblems | undefined {
  let check: RequestCheck | null | undefined;
  return (args) => {
    if (check === undefined) {
      const request = requestOf(resource);
      check = request ? new RequestCheck(request) : null;
    }
    const problems = check === null ? [] : check.of(args);
    if (problems.length === 0) return undefined;
    const texts = problems.map(({ text }) => text);
    return { texts, note: problems.some(({ kind }) => kind === 'unknown') ? datedNote() : '' };
  };
}

/** A name that the model does not have may be newer. */
function datedNote(): string {
  return `. AWS's model here is of ${MODELS_DATE}; argumentValidation: 'NONE' (start --ignore-models) turns this check off`;
}
