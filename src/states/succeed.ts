// Succeed: ends its machine with its input, or with the result of Output.
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

export const succeed: StateType<'Succeed'> = {
  events: { entered: 'SucceedStateEntered', exited: 'SucceedStateExited' },
  compile(fields, { state, language }) {
    noFieldIsLeft(fields);
    const flow = language.dataFlow(state);
    return (raw, frame) => flow.leave(raw, flow.input(raw, frame), undefined, frame);
  },
};
