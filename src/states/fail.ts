// Fail: ends its machine with an error and a cause. Both are optional.
import { all, andThen } from '../expressions/evaluated';
import { StatesError } from '../expressions/states-error';
import type { StateType } from '../runtime/state-type';

export const fail: StateType = {
  events: { entered: 'FailStateEntered' },
  fields: ['Error', 'ErrorPath', 'Cause', 'CausePath'],
  compile(state, { language }) {
    const error = language.value(state, 'Error', 'string');
    const cause = language.value(state, 'Cause', 'string');
    return (raw, frame) =>
      andThen(all([error?.(raw, frame), cause?.(raw, frame)]), ([name, text]) => {
        throw new StatesError(name as string | undefined, text as string | undefined, 'fail');
      });
  },
};
