// ItemBatcher: combines several items for one child execution.
import type { Json, JsonObject } from '../../json/json';
import { byteSize } from '../../json/size';
import { MAX_PAYLOAD_BYTES } from '../../runtime/quotas';

export interface BatchLimits {
  /** Infinity for no limit. */
  readonly items: number;
  readonly bytes: number;
}

/**
 * The inputs of the child executions: `{ BatchInput, Items }`. A batch is full if one more item would exceed the number
 * of items or the bytes of the whole input, at most 256 KiB. An item that is too large alone is a batch of its own.
 */
export function batchesOf(items: readonly Json[], limits: BatchLimits, batchInput: Json | undefined): JsonObject[] {
  const frame: JsonObject = batchInput === undefined ? {} : { BatchInput: batchInput };
  const empty = byteSize({ ...frame, Items: [] });
  const mostBytes = Math.min(limits.bytes, MAX_PAYLOAD_BYTES);
  const batches: JsonObject[] = [];
  let batch: Json[] = [];
  let size = empty;
  for (const item of items) {
    const bytes = byteSize(item) + 1;
    if (batch.length > 0 && (batch.length === limits.items || size + bytes - 1 > mostBytes)) {
      batches.push({ ...frame, Items: batch });
      batch = [];
      size = empty;
    }
    batch.push(item);
    size += bytes;
  }
  if (batch.length > 0) batches.push({ ...frame, Items: batch });
  return batches;
}
