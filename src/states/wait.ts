// Wait: waits for a number of seconds or until a timestamp.
import { runtimeError } from '../expressions/states-error';
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
      const input = flow.input(raw, frame);
      const until = seconds
        ? frame.now() + (seconds(input, frame) as number) * 1000
        : toSecond(parseTimestamp(timestamp!(input, frame) as string)!.ms);
      if (until - frame.now() > MAX_WAIT_SECONDS * 1000) throw runtimeError('Wait state delay is too long.');
      yield frame.until(until);
      return flow.leave(raw, input, undefined, frame);
    };
  },
};
