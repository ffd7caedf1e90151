// Fail: ends its machine with an error and a cause. Both are optional.
import { gather, andThen } from '../expressions/evaluated';
import { StatesError } from '../expressions/states-error';
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

export const fail: StateType<'Fail'> = {
  events: { entered: 'FailStateEntered' },
  compile({ Error: error, Cause: cause, ...rest }) {
    noFieldIsLeft(rest);
    return (raw, frame) =>
      andThen(gather([error?.(raw, frame), cause?.(raw, frame)]), ([name, text]) => {
        throw new StatesError(name as string | undefined, text as string | undefined, 'fail');
      });
  },
};
