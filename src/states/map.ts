// Map: runs its processor once for each item, as many at a time as MaxConcurrency allows, inline or as child
// executions.
import type { IterationFields, Processor } from './distributed-map';
import { STATE_DATA } from './map-run/items';
import { distributedConfig } from '../asl/map-states';
import type { Expression } from '../expressions/scope';
import type { Json } from '../json/json';
import { checkInput } from '../runtime/bounds';
import type { Branches, RunState } from '../runtime/machine';
import { MAX_INLINE_CONCURRENCY } from '../runtime/quotas';
import type { StateCompiler, StateType } from '../runtime/state-type';

export const map: StateType<'Map'> = {
  events: {
    entered: 'MapStateEntered',
    exited: 'MapStateExited',
    failed: 'MapStateFailed',
    aborted: 'MapStateAborted',
  },
  compile({ ItemProcessor, Iterator, ItemSelector, Parameters, ...fields }, compiler) {
    const at = `${compiler.at}/${ItemProcessor ? 'ItemProcessor' : 'Iterator'}`;
    const processor = { at, definition: (ItemProcessor ?? Iterator)! };
    const select = ItemSelector ?? Parameters;
    if (!distributedConfig(processor.definition)) return inlineMap(processor, select, fields, compiler);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- few machines have one; it reads files of many formats
    const { distributedMap } = require('./distributed-map') as typeof import('./distributed-map');
    return distributedMap(processor, select, fields, compiler);
  },
};

function inlineMap(
  { at, definition }: Processor,
  select: Expression | undefined,
  {
    Items,
    MaxConcurrency: maxConcurrency,
    ToleratedFailureCount: toleratedCount,
    ToleratedFailurePercentage: toleratedPercentage,
  }: IterationFields,
  { state, language, machine, name }: StateCompiler,
): RunState {
  const flow = language.dataFlow(state);
  const processor = machine(definition, at);
  const items = Items('list');
  const details = { name };
  const events: Branches['events'] = {
    started: { type: 'MapIterationStarted', details },
    succeeded: { type: 'MapIterationSucceeded', details },
    failed: { type: 'MapIterationFailed', details },
    aborted: { type: 'MapIterationAborted', details },
  };
  return function* run(raw, frame) {
    const input = flow.input(raw, frame);
    const list = items(input, frame);
    const limit = (maxConcurrency?.(input, frame) ?? 0) as number;
    if (!frame.isTakenUp) frame.record({ type: 'MapStateStarted', details: { length: list.length } });
    // An inline Map evaluates its tolerance but tolerates nothing (recorded: base_map_tolerated_failure_count).
    toleratedCount?.(input, frame);
    toleratedPercentage?.(input, frame);
    const results: Json[] = yield frame.fork({
      count: list.length,
      concurrency: Math.min(limit || MAX_INLINE_CONCURRENCY, MAX_INLINE_CONCURRENCY),
      machine: () => processor,
      item: (index) => ({ Index: index, Value: list[index]!, Source: STATE_DATA }),
      input: select ? (_, scope) => checkInput(select(input, scope), name) : (index) => list[index]!,
      events,
    });
    frame.succeed({ type: 'MapStateSucceeded' });
    return flow.leave(raw, input, results, frame);
  };
}
