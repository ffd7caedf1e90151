// Parallel: runs its branches side by side on the same input. The result is the list of their outputs.
import type { Json, JsonObject } from '../json/json';
import { checkInput } from '../runtime/bounds';
import type { EventKind } from '../runtime/history-events';
import type { StateType } from '../runtime/state-type';

const STARTED: EventKind = { type: 'ParallelStateStarted' };
const SUCCEEDED: EventKind = { type: 'ParallelStateSucceeded' };

export const parallel: StateType = {
  events: {
    entered: 'ParallelStateEntered',
    exited: 'ParallelStateExited',
    failed: 'ParallelStateFailed',
    aborted: 'ParallelStateAborted',
  },
  fields: ['Branches', 'Parameters', 'Arguments', 'ResultSelector', 'ResultPath', 'Retry', 'Catch'],
  compile(state, { language, machine, name, at }) {
    const flow = language.dataFlow(state);
    const branches = (state.Branches as readonly JsonObject[]).map((branch, index) =>
      machine(branch, `${at}/Branches[${index}]`),
    );
    return function* run(raw, frame) {
      const effective = flow.input(raw, frame);
      const input: Json = effective instanceof Promise ? yield effective : effective;
      const handed = flow.arguments(input, frame);
      const made: Json = handed instanceof Promise ? yield handed : handed;
      const given = made === input ? made : checkInput(made, name);
      if (!frame.isTakenUp) frame.record(STARTED);
      const results: Json[] = yield frame.fork({
        count: branches.length,
        concurrency: Infinity,
        machine: (index) => branches[index]!,
        input: () => given,
      });
      frame.note(SUCCEEDED);
      const left = flow.leave(raw, input, results, frame);
      return left instanceof Promise ? yield left : left;
    };
  },
};
