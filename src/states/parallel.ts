// Parallel: runs its branches side by side on the same input. The result is the list of their outputs.
import type { Json } from '../json/json';
import { checkInput } from '../runtime/bounds';
import type { EventKind } from '../runtime/history-events';
import { noFieldIsLeft } from '../runtime/state-fields';
import type { StateType } from '../runtime/state-type';

const STARTED: EventKind = { type: 'ParallelStateStarted' };
const SUCCEEDED: EventKind = { type: 'ParallelStateSucceeded' };

export const parallel: StateType<'Parallel'> = {
  events: {
    entered: 'ParallelStateEntered',
    exited: 'ParallelStateExited',
    failed: 'ParallelStateFailed',
    aborted: 'ParallelStateAborted',
  },
  compile({ Branches, ...rest }, { state, language, machine, name, at }) {
    noFieldIsLeft(rest);
    const flow = language.dataFlow(state);
    const branches = Branches.map((branch, index) => machine(branch, `${at}/Branches[${index}]`));
    return function* run(raw, frame) {
      const input = flow.input(raw, frame);
      const made = flow.arguments(input, frame);
      const given = made === input ? made : checkInput(made, name);
      if (!frame.isTakenUp) frame.record(STARTED);
      const results: Json[] = yield frame.fork({
        count: branches.length,
        concurrency: Infinity,
        machine: (index) => branches[index]!,
        input: () => given,
      });
      frame.succeed(SUCCEEDED);
      return flow.leave(raw, input, results, frame);
    };
  },
};
