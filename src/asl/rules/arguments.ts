// Parameters or Arguments of a task that calls a service, compared with the request of the action by AWS's model.
import { isObject, member, type Json } from '../../json/json';
import { schemaError, suggesting, warning, type Diagnostic } from '../diagnostic';
import { eachState, type Language } from './rule';
import { requestOf } from '../services/action-request';
import { RequestCheck, type RequestProblem, type Template } from '../services/check-request';
import { MODELS_DATE } from '../services/models-date.generated';
import { hasPlaceholder, readResource, resourceType, type ServiceResource } from '../services/resource';

export const argumentsOfServices = eachState(({ state, type, at, language }, report) => {
  const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
  const given = type === 'Task' ? (member(state, field) ?? null) : null;
  const called = isObject(given) && typeof state.Resource === 'string' ? readResource(state.Resource) : undefined;
  if (!called || called.kind === 'function' || called.kind === 'activity') return;
  const request = requestOf(called);
  if (!request) return;
  for (const problem of new RequestCheck(request, TEMPLATES[language]).of(given)) {
    const finding = findingOf(problem, called, `${at}/${field}`);
    if (finding) report(finding);
  }
});

/** A value that a deployment fills in may have any type. */
const TEMPLATES: Readonly<Record<Language, Template>> = {
  JSONPath: {
    suffix: '.$',
    isComputed: (value) => typeof value === 'string' && hasPlaceholder(value),
  },
  JSONata: {
    suffix: undefined,
    isComputed: (value: Json) => typeof value === 'string' && (value.startsWith('{%') || hasPlaceholder(value)),
  },
};

/**
 * CreateStateMachine refuses wrong types (seen on AWS: aws-cdk#12284, with the place of the whole field). Other problems are
 * warnings: a name that the model does not have may be newer. The rule of resources reports missing parameters.
 */
function findingOf(problem: RequestProblem, called: ServiceResource, at: string): Diagnostic | undefined {
  switch (problem.kind) {
    case 'missing':
      return undefined;
    case 'unknown':
      return suggesting(
        { ...warning('SCHEMA_VALIDATION_FAILED', unknownText(problem, called), at + problem.at), field: problem.name },
        problem.name,
        problem.known ?? [],
      );
    case 'structure':
      return called.service === 'dynamodb'
        ? undefined
        : warning('SCHEMA_VALIDATION_FAILED', problem.text, at + problem.at);
    case 'format':
      return warning('SCHEMA_VALIDATION_FAILED', problem.text, at);
    case 'type':
      return called.kind === 'sdk'
        ? warning('SCHEMA_VALIDATION_FAILED', problem.text, at + problem.at)
        : schemaError(problem.text, at);
  }
}

function unknownText({ name, at, known = [] }: RequestProblem, called: ServiceResource): string {
  const near = known.find((one) => one.toLowerCase() === name.toLowerCase());
  const among = at === '' ? 'its parameters' : `the members of ${at.slice(1)}`;
  const names = known.join(', ') || (at === '' ? 'it has none' : 'there are none');
  const what = near ? `is written '${near}'` : `is not among ${among}: ${names} (by AWS's model of ${MODELS_DATE})`;
  return `The field '${name}' of ${resourceType(called)}:${called.action} ${what}`;
}
