// The object store for the ItemReader of a distributed Map in a test: every location holds the data of the request.
import type { Inspection } from './inspection';
import type { TestedState } from './tested-state';
import { isObject, member } from '../json/json';
import type { ObjectStore } from '../runtime/objects';
import { jsonItems } from '../states/map-run/formats';

/**
 * Without data there are no items, because the items of a mocked Map only matter for its inspection. Results that the
 * Map would write are dropped: its mocked result describes them.
 */
export function readerObjects({ state }: TestedState, data: string | undefined, inspection: Inspection): ObjectStore {
  const reader = member(state, 'ItemReader');
  const config = isObject(reader) ? member(reader, 'ReaderConfig') : undefined;
  const readerConfig = isObject(config) ? config : {};
  const isList = (member(readerConfig, 'InputType') ?? 'JSON') === 'JSON';
  return {
    read() {
      if (data === undefined) return isList ? '[]' : '';
      const pointer = member(readerConfig, 'ItemsPointer');
      if (typeof pointer === 'string') inspection.note('afterItemsPointer', jsonItems(pointer)(data));
      return data;
    },
    list: () => [],
    write: () => undefined,
  };
}
