// The store behind a distributed Map's ItemReader in a test: wherever it looks, it finds the data of the request.
import type { ObjectStore } from '../../runtime/objects';

/** Without data there are no items: those of a mocked Map matter to nobody but its inspection. */
export function readerObjects(data = '[]'): ObjectStore {
  return {
    read: () => data,
    list: () => [],
    write: () => undefined,
  };
}
