// What a Map Run asks IAM for, besides what its tasks ask for.
import type { ObjectStore } from './objects';
import type { StatesError } from '../expressions/states-error';

export type MapRunAccess =
  | { readonly kind: 'read'; readonly bucket: string; readonly key: string }
  | { readonly kind: 'list' | 'write'; readonly bucket: string; readonly prefix: string }
  /** To start child executions, or to redrive those of a Map Run. */
  | { readonly kind: 'start' }
  | { readonly kind: 'redrive'; readonly label: string };

/** Why AWS refuses the access; undefined if it does not. */
export type CheckAccess = (access: MapRunAccess, state: string) => StatesError | undefined;

/** The objects of a store, each of which is asked for before it is read. */
export function guardObjects(objects: ObjectStore, ask: (access: MapRunAccess) => void): ObjectStore {
  return {
    read(bucket, key) {
      ask({ kind: 'read', bucket, key });
      return objects.read(bucket, key);
    },
    list(bucket, prefix) {
      ask({ kind: 'list', bucket, prefix });
      return objects.list(bucket, prefix);
    },
    write: (bucket, key, content) => objects.write(bucket, key, content),
  };
}
