// Pass: hands its input, or a fixed Result, on.
import { andThen } from '../expressions/evaluated';
import { member } from '../json/json';
import type { StateType } from '../runtime/state-type';

export const pass: StateType = {
  events: { entered: 'PassStateEntered', exited: 'PassStateExited' },
  fields: ['Result', 'Parameters', 'ResultPath'],
  compile(state, { language }) {
    const flow = language.dataFlow(state);
    const result = member(state, 'Result');
    return (raw, frame) =>
      andThen(flow.input(raw, frame), (input) =>
        result === undefined
          ? andThen(flow.arguments(input, frame), (given) => flow.leave(raw, input, given, frame))
          : flow.leave(raw, input, result, frame),
      );
  },
};
