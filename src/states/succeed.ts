// Succeed: ends its machine with its input, or with the result of Output.
import { andThen } from '../expressions/evaluated';
import type { Json } from '../json/json';
import type { Frame } from '../runtime/machine';
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

export const succeed: StateType<'Succeed'> = {
  events: { entered: 'SucceedStateEntered', exited: 'SucceedStateExited' },
  compile(fields, { state, language }) {
    noFieldIsLeft(fields);
    const flow = language.dataFlow(state);
    const leave = (input: Json, raw: Json, frame: Frame) => flow.leave(raw, input, undefined, frame);
    return (raw, frame) => andThen(flow.input(raw, frame), leave, raw, frame);
  },
};
