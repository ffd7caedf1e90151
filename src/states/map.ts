// Map, inline: runs its processor once for each item, side by side as MaxConcurrency allows.
import { NotSupported } from '../expressions/not-supported';
import type { QueryLanguage } from '../expressions/query-language';
import type { Expression } from '../expressions/scope';
import type { Json, JsonObject } from '../json/json';
import { isObject, member } from '../json/json';
import { settled } from '../runtime/effects';
import type { Branches } from '../runtime/machine';
import { MAX_INLINE_CONCURRENCY } from '../runtime/quotas';
import type { StateType } from '../runtime/state-type';

export const map: StateType = {
  events: {
    entered: 'MapStateEntered',
    exited: 'MapStateExited',
    failed: 'MapStateFailed',
    aborted: 'MapStateAborted',
  },
  fields: [
    ...['ItemProcessor', 'Iterator', 'Items', 'ItemsPath', 'ItemSelector', 'Parameters'],
    ...['MaxConcurrency', 'MaxConcurrencyPath', 'ResultSelector', 'ResultPath', 'Retry', 'Catch'],
  ],
  compile(state, { language, machine, name, at }) {
    const { Parameters: legacySelector, ...own } = state;
    const flow = language.dataFlow(own);
    const processor = machine(...inlineProcessor(state, at));
    const items = language.items(state);
    const select = selector(member(state, 'ItemSelector') ?? legacySelector, language);
    const maxConcurrency = language.value(state, 'MaxConcurrency', 'integer');
    const events: Branches['events'] = {
      started: 'MapIterationStarted',
      succeeded: 'MapIterationSucceeded',
      failed: 'MapIterationFailed',
      details: (index) => ({ name, index }),
    };
    return function* run(raw, frame) {
      const input = yield* settled(flow.input(raw, frame), frame);
      const list = yield* settled(items(input, frame), frame);
      const limit = maxConcurrency ? ((yield* settled(maxConcurrency(input, frame), frame)) as number) : 0;
      frame.record('MapStateStarted', { length: list.length });
      const results: Json[] = yield frame.fork({
        count: list.length,
        concurrency: Math.min(limit || MAX_INLINE_CONCURRENCY, MAX_INLINE_CONCURRENCY),
        machine: () => processor,
        item: (index) => ({ Index: index, Value: list[index]! }),
        input: select ? (_, scope) => select(input, scope) : (index) => list[index]!,
        events,
      });
      frame.note('MapStateSucceeded');
      return yield* settled(flow.leave(raw, input, results, frame), frame);
    };
  },
};

function inlineProcessor(state: JsonObject, at: string): [JsonObject, string] {
  const field = Object.hasOwn(state, 'ItemProcessor') ? 'ItemProcessor' : 'Iterator';
  const processor = state[field] as JsonObject;
  const config = member(processor, 'ProcessorConfig');
  if (isObject(config) && config.Mode === 'DISTRIBUTED') {
    throw new NotSupported('Mode DISTRIBUTED', `${at}/${field}/ProcessorConfig/Mode`);
  }
  return [processor, `${at}/${field}`];
}

function selector(template: Json | undefined, language: QueryLanguage): Expression | undefined {
  return template === undefined ? undefined : language.template(template, 'ItemSelector');
}
