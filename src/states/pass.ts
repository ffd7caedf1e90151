// Pass: passes on its input, or a fixed Result.
import { andThen } from '../expressions/evaluated';
import type { Expression } from '../expressions/scope';
import type { Json } from '../json/json';
import type { Frame } from '../runtime/machine';
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

export const pass: StateType<'Pass'> = {
  events: { entered: 'PassStateEntered', exited: 'PassStateExited' },
  compile({ Result: result, ...rest }, { state, language }) {
    noFieldIsLeft(rest);
    const flow = language.dataFlow(state);
    const given: Expression = result === undefined ? flow.arguments : () => result;
    const leave = (made: Json, input: Json, raw: Json, frame: Frame) => flow.leave(raw, input, made, frame);
    const make = (input: Json, raw: Json, frame: Frame) => andThen(given(input, frame), leave, input, raw, frame);
    return (raw, frame) => andThen(flow.input(raw, frame), make, raw, frame);
  },
};
