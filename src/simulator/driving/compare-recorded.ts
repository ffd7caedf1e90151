// What differs between a recorded execution and one of a simulation.
import type { SimulatedExecution } from './simulated-execution';
import { compareRuns } from '../../replay/compare/compare-runs';
import type { Difference, Renamed } from '../../replay/compare/difference';
import { recordedRun } from '../../replay/recorded-run';
import type { Recording } from '../../replay/recording/recording';
import type { Run } from '../../steps/step';

/** @param unanswered why a task has no answer, by the id of its step */
export function differencesFrom(
  recording: Recording,
  execution: SimulatedExecution,
  renamed: readonly Renamed[] = [],
  unanswered: ReadonlyMap<number, string> = new Map<number, string>(),
): { readonly recorded: Run; readonly differences: Difference[] } {
  const { source } = execution.machine;
  const recorded = recordedRun(recording, recording.definition ?? source.definition, source.arn);
  const names = new Map(renamed.map(({ from, to }) => [from, to]));
  const now = comparableRun(execution);
  const { payloads } = recording.gaps;
  const differences = compareRuns(recorded, now, {
    nameOf: (name) => names.get(name) ?? name,
    lacksData: ({ eventIds }) => payloads.size > 0 && eventIds.some((id) => payloads.has(id)),
    madeUp: recording.executionArn === undefined ? namesOf(now) : new Set(),
    unanswered,
  });
  return { recorded, differences };
}

/** Built from the same events that a recording has, since the simulator knows more than a history says. */
function comparableRun({ running, machine }: SimulatedExecution): Run {
  const { history, end, settings } = running;
  const { executionArn, executionName: name, stateMachineArn, type } = settings;
  const gaps = { payloads: new Set<number>(), times: false };
  const recording = { events: history.events, gaps, status: end.status, type, executionArn, name, stateMachineArn };
  return recordedRun(recording, machine.source.definition, stateMachineArn);
}

/** What the context object says about an execution: made up if the recording does not say it. */
function namesOf({ executionArn, name, stateMachineArn, stateMachineName }: Run): ReadonlySet<string> {
  return new Set([executionArn, name, stateMachineArn, stateMachineName]);
}
