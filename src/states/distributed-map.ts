// Map in mode DISTRIBUTED: a Map Run, which processes items or batches in child executions.
import { inputTooLarge, thresholdExceeded } from './map-run/failures';
import { batchesOf } from './map-run/item-batcher';
import { compileItemReader, upTo } from './map-run/item-reader';
import { contextItem, countOf, childInput, itemsOf, STATE_DATA, type Items } from './map-run/items';
import { destinationOf, resultsOf, writeResults, writerConfig, type Results } from './map-run/result-writer';
import { isExceeded } from './map-run/tolerance';
import { ITEM_BATCHER, READER_CONFIG } from '../asl/fields/distributed-map';
import type { Expression } from '../expressions/scope';
import { runtimeError, StatesError } from '../expressions/states-error';
import { member, type Json, type JsonObject } from '../json/json';
import { isLarger } from '../json/size';
import type { ChildrenPlan, MapRunEnd } from '../runtime/children-plan';
import type { Steps } from '../runtime/effects';
import type { Frame, RedrivenChildren, RunState } from '../runtime/machine';
import type { MapRunRecord } from '../runtime/map-run-record';
import { numberIn } from '../runtime/number-fields';
import { MAX_MAP_RUN_REDRIVES, MAX_PAYLOAD_BYTES } from '../runtime/quotas';
import { noFieldIsLeft, type CompiledFields } from '../runtime/state-fields';
import type { StateCompiler } from '../runtime/state-type';

/** The machine that each item goes through, and its place. */
export interface Processor {
  readonly at: string;
  readonly definition: JsonObject;
}

/** The fields of a Map besides its processor and what selects its items. */
export type IterationFields = Omit<CompiledFields<'Map'>, 'ItemProcessor' | 'Iterator' | 'ItemSelector' | 'Parameters'>;

/** @param select makes the input of a child execution from an item */
export function distributedMap(
  processor: Processor,
  select: Expression | undefined,
  {
    Items,
    ItemReader: reader,
    ItemBatcher: batcher,
    ResultWriter: writer,
    Label: label,
    MaxConcurrency: maxConcurrency,
    ToleratedFailureCount: toleratedCount,
    ToleratedFailurePercentage: toleratedPercentage,
    ...rest
  }: IterationFields,
  { state, language, machine: compileMachine }: StateCompiler,
): RunState {
  noFieldIsLeft(rest);
  const flow = language.dataFlow(state);
  const machine = compileMachine(processor.definition, processor.at);
  const config = processor.definition.ProcessorConfig as JsonObject;
  const type: ChildrenPlan['type'] = member(config, 'ExecutionType') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  const template = (value: Json | undefined, field: string) =>
    value === undefined ? undefined : language.template(value, field);

  const readerConfig = (reader && (member(reader, 'ReaderConfig') as JsonObject | undefined)) ?? {};
  const read = reader && compileItemReader(reader);
  const readFrom = reader && template(member(reader, 'Parameters') ?? member(reader, 'Arguments'), 'ItemReader');
  const maxItems = numberIn(READER_CONFIG, readerConfig, 'MaxItems', language);
  const listItems = read ? undefined : Items('list or object');

  const batchItems = numberIn(ITEM_BATCHER, batcher, 'MaxItemsPerBatch', language);
  const batchBytes = numberIn(ITEM_BATCHER, batcher, 'MaxInputBytesPerBatch', language);
  const batchInput = batcher && template(member(batcher, 'BatchInput'), 'ItemBatcher/BatchInput');

  const writing = writerConfig(writer);
  const writeTo = writer && template(member(writer, 'Parameters') ?? member(writer, 'Arguments'), 'ResultWriter');

  function begin(input: Json, frame: Frame): Begun {
    const numberOf = (field: Expression | undefined) => field && (field(input, frame) as number);
    const listed = listItems && [itemsOf(listItems(input, frame), STATE_DATA)];
    const limit = numberOf(maxConcurrency);
    // Recorded: a Map with an ItemReader reports no number of items when it starts.
    frame.record({ type: 'MapStateStarted', details: { length: countOf(listed ?? []) } });

    const most = numberOf(maxItems);
    const tolerance = { count: numberOf(toleratedCount), percentage: numberOf(toleratedPercentage) };
    const limits = {
      items: numberOf(batchItems) || Infinity,
      bytes: numberOf(batchBytes) || Infinity,
    };
    const parameters = readFrom && readFrom(input, frame);
    const place = writeTo && writeTo(input, frame);
    const mapRun = frame.beginMapRun(label ?? frame.chance.uuid(), {
      maxConcurrency: limit ?? 0,
      toleratedFailureCount: tolerance.count,
      toleratedFailurePercentage: tolerance.percentage,
    });
    const { previousEventId } = frame;
    frame.record({ type: 'MapRunStarted', details: { mapRunArn: mapRun.arn } });

    function* plan(): Steps<ChildrenPlan> {
      const destination = place === undefined ? undefined : destinationOf(place);
      if (destination) frame.askFor({ kind: 'write', ...destination });
      const found = listed ?? read!(parameters ?? {}, frame.objects);
      const sources: readonly Items[] = found instanceof Promise ? yield found : found;
      const items = listed ?? upTo(sources, most);
      const selected = selectAll(items, select, input, frame);
      const inputs = batcher ? batchesOf(selected, limits, batchInput && batchInput(input, frame)) : selected;
      const tooLarge = inputs.findIndex((one) => isLarger(one, MAX_PAYLOAD_BYTES));
      if (tooLarge >= 0) throw inputTooLarge(tooLarge);
      return {
        ...{ mapRun, previousEventId, type },
        count: inputs.length,
        input: (index) => inputs[index]!,
        itemCount: (index) => (batcher ? ((inputs[index] as JsonObject).Items as readonly Json[]).length : 1),
        exceeds: (failed, { toleratedFailureCount: count, toleratedFailurePercentage: percentage }) =>
          isExceeded({ count, percentage }, failed, selected.length),
        conclude: ({ ends, pending }, status) => {
          const isWritten = destination !== undefined || status === 'SUCCEEDED';
          mapRun.end(status, isWritten);
          const results: Results = { ends, pending, type, mapRun };
          if (destination) return writeResults(results, writing, destination, frame.objects);
          return isWritten ? resultsOf(results, writing) : null;
        },
      };
    }
    return { mapRun, plan };
  }

  return function* run(raw, frame): Steps<{ output: Json }> {
    const input = flow.input(raw, frame);
    const isAgain = frame.redrivenChildren !== undefined;
    const { mapRun, plan } = frame.redrivenChildren ? goOn(frame.redrivenChildren, frame) : begin(input, frame);
    const started = frame.previousEventId;

    let result: Json;
    try {
      const children = yield* plan();
      frame.askFor(
        isAgain && children.type === 'STANDARD' ? { kind: 'redrive', label: mapRun.label } : { kind: 'start' },
      );
      const end: MapRunEnd = yield frame.runChildren(machine, children);
      const written = children.conclude(end, end.exceeded ? 'FAILED' : 'SUCCEEDED');
      result = written instanceof Promise ? yield written : written;
      if (end.exceeded) throw thresholdExceeded();
    } catch (failure) {
      mapRun.end('FAILED');
      if (failure instanceof StatesError && failure.origin === 'task') {
        frame.record({ type: 'MapRunFailed', details: { error: failure.error, cause: failure.cause } });
      }
      throw failure;
    }

    frame.record({ type: 'MapRunSucceeded' });
    frame.succeed({ type: 'MapStateSucceeded' });
    // This is so since the middle of 2024. In older recordings, MapRunSucceeded is the previous event.
    frame.follow(started);
    return flow.leave(raw, input, result, frame);
  };
}

/** A Map Run whose start is already in the history. */
interface Begun {
  readonly mapRun: MapRunRecord;
  plan(): Steps<ChildrenPlan>;
}

/** A redrive keeps the items and the children that have succeeded (measured in September 2026). */
function goOn({ plan, redriveCount }: RedrivenChildren, frame: Frame): Begun {
  if (redriveCount > MAX_MAP_RUN_REDRIVES) {
    throw runtimeError(`A Map Run can be redriven ${MAX_MAP_RUN_REDRIVES} times.`);
  }
  const { mapRun, previousEventId } = plan;
  mapRun.redrive(redriveCount);
  frame.follow(previousEventId);
  frame.record({ type: 'MapRunRedriven', details: { mapRunArn: mapRun.arn, redriveCount } });
  return {
    mapRun,
    *plan() {
      return plan;
    },
  };
}

/** The input of each child: its item, or the result of ItemSelector, which sees the item as `$$.Map.Item`. */
function selectAll(
  sources: readonly Items[],
  select: Expression | undefined,
  input: Json,
  frame: Frame,
): readonly Json[] {
  if (!select && sources.length === 1 && !sources[0]!.keys) return sources[0]!.values;
  const selected: Json[] = [];
  for (const items of sources) {
    const first = selected.length;
    for (let index = 0; index < items.values.length; index += 1) {
      const item = select && select(input, frame.itemScope(contextItem(items, index, first)));
      selected.push(item === undefined ? childInput(items, index) : item);
    }
  }
  return selected;
}
