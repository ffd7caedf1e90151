// Fail: ends its machine with an error and a cause. Both are optional.
import { StatesError } from '../expressions/states-error';
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

export const fail: StateType<'Fail'> = {
  events: { entered: 'FailStateEntered' },
  compile({ Error: error, Cause: cause, ...rest }) {
    noFieldIsLeft(rest);
    return (raw, frame) => {
      const [name, text] = [error?.(raw, frame), cause?.(raw, frame)];
      throw new StatesError(name as string | undefined, text as string | undefined, 'fail');
    };
  },
};
