// Succeed: ends its machine with its input, or with what Output makes of it.
import { andThen } from '../expressions/evaluated';
import type { StateType } from '../runtime/state-type';

export const succeed: StateType = {
  events: { entered: 'SucceedStateEntered', exited: 'SucceedStateExited' },
  fields: [],
  compile(state, { language }) {
    const flow = language.dataFlow(state);
    return (raw, frame) => andThen(flow.input(raw, frame), (input) => flow.leave(raw, input, undefined, frame));
  },
};
