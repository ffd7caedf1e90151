// The processor of a Map state: the machine that each item goes through, and whether it runs as child executions.
import { isObject, member, type JsonObject } from '../json/json';

/** The field of a Map that holds its processor, and its deprecated name. */
export const PROCESSOR_FIELDS = ['ItemProcessor', 'Iterator'] as const;

export interface MapProcessor {
  readonly field: (typeof PROCESSOR_FIELDS)[number];
  readonly machine: JsonObject;
}

/** The processor of a Map state; undefined for other states. */
export function processorOf(state: JsonObject): MapProcessor | undefined {
  for (const field of PROCESSOR_FIELDS) {
    const machine = member(state, field);
    if (isObject(machine)) return { field, machine };
  }
  return undefined;
}

/** The ProcessorConfig of a processor in mode DISTRIBUTED; undefined for any other machine. */
export function distributedConfig(processor: JsonObject): JsonObject | undefined {
  const config = member(processor, 'ProcessorConfig');
  return isObject(config) && member(config, 'Mode') === 'DISTRIBUTED' ? config : undefined;
}

/** Whether a state is a Map in mode DISTRIBUTED. */
export function isDistributed(state: JsonObject): boolean {
  const processor = processorOf(state);
  return processor !== undefined && distributedConfig(processor.machine) !== undefined;
}
