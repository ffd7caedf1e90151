// Checks a task's arguments before the call, by the model of its action.
import { requestOf, type ActionRequest } from '../../asl/services/action-request';
import { RequestCheck } from '../../asl/services/check-request';
import { MODELS_DATE } from '../../asl/services/models-date.generated';
import { compileFit } from '../../asl/services/request-fit';
import type { ServiceResource } from '../../asl/services/resource';
import type { Json } from '../../json/json';
import type { ArgumentProblems } from '../../runtime/task';

/** Reads the model at the first call. */
export function argumentsCheck(resource: ServiceResource): (args: Json) => ArgumentProblems | undefined {
  let request: ActionRequest | undefined;
  let fits: ((args: Json) => boolean) | undefined;
  return (args) => {
    if (!fits) {
      request = requestOf(resource);
      fits = request ? compileFit(request) : () => true;
    }
    if (fits(args)) return undefined;
    const problems = new RequestCheck(request!).of(args);
    if (problems.length === 0) return undefined;
    const texts = problems.map(({ text }) => text);
    return { texts, note: problems.some(({ kind }) => kind === 'unknown') ? datedNote() : '' };
  };
}

/** A name that the model does not have may be newer. */
function datedNote(): string {
  return `. AWS's model here is of ${MODELS_DATE}; argumentValidation: 'NONE' (start --ignore-models) turns this check off`;
}
