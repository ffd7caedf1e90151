// Pass: passes on its input, or a fixed Result.
import { andThen } from '../expressions/evaluated';
import type { Expression } from '../expressions/scope';
import { member, type Json } from '../json/json';
import type { Frame } from '../runtime/machine';
import type { StateType } from '../runtime/state-type';

export const pass: StateType = {
  events: { entered: 'PassStateEntered', exited: 'PassStateExited' },
  fields: ['Result', 'Parameters', 'ResultPath'],
  compile(state, { language }) {
    const flow = language.dataFlow(state);
    const result = member(state, 'Result');
    const given: Expression = result === undefined ? flow.arguments : () => result;
    const leave = (made: Json, input: Json, raw: Json, frame: Frame) => flow.leave(raw, input, made, frame);
    const make = (input: Json, raw: Json, frame: Frame) => andThen(given(input, frame), leave, input, raw, frame);
    return (raw, frame) => andThen(flow.input(raw, frame), make, raw, frame);
  },
};
