// The state types of a replay: each state begins and ends when it did in the recording.
import { longestJitter, timeToWaitFor } from './pace';
import { recordedMapRun } from './recorded-map-run';
import type { Counterpart, Replayer } from './replayer';
import { isDistributed } from '../asl/map-states';
import type { Outcome } from '../expressions/query-language';
import type { JsonObject } from '../json/json';
import { toSteps, type Steps } from '../runtime/effects';
import type { RecordedEvent } from '../runtime/history-events';
import type { RunState } from '../runtime/machine';
import type { RunningBranch } from '../runtime/running';
import type { StateType, StateTypes } from '../runtime/state-type';

/** @param runsChildren whether the children of a Map Run are executed, by the name of the Map; if not, it is replayed as a whole */
export function pacedStates(
  types: StateTypes,
  replayer: Replayer,
  runsChildren: (mapName: string) => boolean,
): StateTypes {
  const paced = Object.entries(types).map(([name, type]) => [
    name,
    {
      ...type,
      compile: (fields, compiler) => {
        const run = (type as StateType).compile(fields, compiler);
        const { state } = compiler;
        const isWhole = isDistributed(state) && !runsChildren(compiler.name);
        return pace(isWhole ? recordedMapRun(replayer, run) : run, state, replayer);
      },
    } satisfies StateType,
  ]);
  return Object.fromEntries(paced) as StateTypes;
}

function pace(run: RunState, state: JsonObject, replayer: Replayer): RunState {
  return function* paced(input, given): Steps<Outcome> {
    const frame = given as RunningBranch;
    const counterpart = replayer.counterpartOf(frame);
    const beginning = counterpart && beginningOf(counterpart, replayer);
    const jitter = longestJitter(state, frame.retryCount);
    const began = timeToWaitFor(replayer.time(beginning), frame.now(), jitter);
    if (began !== undefined) yield frame.until(began);
    const outcome = yield* toSteps(run(input, frame));
    const ended = timeToWaitFor(replayer.time(counterpart?.visit.exited), frame.now());
    if (ended !== undefined) yield frame.until(ended);
    return outcome;
  };
}

/** The event that began this attempt. A Fail state is over with the event that follows it. */
function beginningOf({ visit, attempt }: Counterpart, replayer: Replayer): RecordedEvent | undefined {
  if (attempt) return attempt.scheduled ?? replayer.event(attempt.firstEventId);
  return visit.state.type === 'Fail' ? replayer.event(visit.entered.id + 1) : undefined;
}
