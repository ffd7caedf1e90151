// Pass: passes on its input, or a fixed Result.
import type { Expression } from '../expressions/scope';
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

export const pass: StateType<'Pass'> = {
  events: { entered: 'PassStateEntered', exited: 'PassStateExited' },
  compile({ Result: result, ...rest }, { state, language }) {
    noFieldIsLeft(rest);
    const flow = language.dataFlow(state);
    const given: Expression = result === undefined ? flow.arguments : () => result;
    return (raw, frame) => {
      const input = flow.input(raw, frame);
      return flow.leave(raw, input, given(input, frame), frame);
    };
  },
};
