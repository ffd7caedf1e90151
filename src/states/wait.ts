// Wait: waits for a number of seconds or until a timestamp.
import { andThen } from '../expressions/evaluated';
import { runtimeError } from '../expressions/states-error';
import type { Json } from '../json/json';
import { parseTimestamp } from '../json/timestamp';
import { MAX_WAIT_SECONDS } from '../runtime/quotas';
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

/** AWS takes timestamps to the second (measured). */
function toSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

export const wait: StateType<'Wait'> = {
  events: { entered: 'WaitStateEntered', exited: 'WaitStateExited', aborted: 'WaitStateAborted' },
  compile({ Seconds: seconds, Timestamp: timestamp, ...rest }, { state, language }) {
    noFieldIsLeft(rest);
    const flow = language.dataFlow(state);
    return function* run(raw, frame) {
      const given = flow.input(raw, frame);
      const input: Json = given instanceof Promise ? yield given : given;
      const due = seconds
        ? andThen(seconds(input, frame), (value) => frame.now() + (value as number) * 1000)
        : andThen(timestamp!(input, frame), (value) => toSecond(parseTimestamp(value as string)!.ms));
      const until: number = due instanceof Promise ? yield due : due;
      if (until - frame.now() > MAX_WAIT_SECONDS * 1000) throw runtimeError('Wait state delay is too long.');
      yield frame.until(until);
      const left = flow.leave(raw, input, undefined, frame);
      return left instanceof Promise ? yield left : left;
    };
  },
};
