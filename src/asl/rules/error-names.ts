// States.ALL stands alone in its ErrorEquals, in the last retrier or catcher. The text is AWS's (quoted in aws-cdk#10530).
import { isArray, isObject, member } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import type { Rule, StatePart } from './rule';

const WILDCARD = 'States.ALL';

export const errorNames: Rule = ({ states }) => states.flatMap(misplaced);

function misplaced({ state, at }: StatePart): Diagnostic[] {
  return ['Retry', 'Catch'].flatMap((field) => {
    const entries = member(state, field);
    if (!isArray(entries)) return [];
    return entries.flatMap((entry, index) => {
      const names = isObject(entry) ? member(entry, 'ErrorEquals') : undefined;
      const found = isArray(names) ? names.indexOf(WILDCARD) : -1;
      if (found < 0 || (isArray(names) && names.length === 1 && index === entries.length - 1)) return [];
      const location = `${at}/${field}[${index}]/ErrorEquals[${found}]`;
      return [schemaError(`${WILDCARD} must appear alone and at end of list`, location)];
    });
  });
}
