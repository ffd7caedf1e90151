// All reasons of a visit, in the order in which they counted.
import { choiceReasons } from './choice';
import { expressionReasons } from './expressions';
import { handlerReasons } from './handlers';
import { permissionReasons, type AskPermissions } from './permissions';
import type { ContextOf } from './replay';
import type { FailureRecord } from '../../runtime/failure-record';
import { joinAttempts } from '../attempt-parts';
import type { Reason } from '../reason';
import type { Visit } from '../visit';

/** What reasons are found with. Without it (for a history from elsewhere) there are none. */
export interface ReasonSource {
  readonly contextOf: ContextOf;
  /** Undefined if the role's policies are not known. */
  readonly permissions: AskPermissions | undefined;
}

/** @param records the visit's failures, in order */
export function reasonsOf(visit: Visit, records: readonly FailureRecord[], source: ReasonSource): Reason[] {
  const { state } = visit;
  const { contextOf, permissions } = source;
  const rules = state.type === 'Choice' ? choiceReasons(visit, contextOf) : [];
  const last = records[records.length - 1];
  const taken = last?.catcher?.place.at ?? ruleTaken(rules);
  const place = taken?.slice(state.at.length + 1);
  return [
    ...rules,
    ...expressionReasons(visit, place, last, contextOf),
    ...(permissions ? permissionReasons(visit, permissions) : []),
    ...handlerReasons(state, joinAttempts(visit.attempts, records)),
  ];
}

/** The place of the rule that was true. The Output and Assign of the state itself are for Default. */
function ruleTaken(rules: readonly Reason[]): string | undefined {
  const last = rules[rules.length - 1];
  return last?.kind === 'rule' ? last.place : undefined;
}
