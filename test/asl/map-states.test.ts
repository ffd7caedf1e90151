// The processor of a Map, under its name and its deprecated name.
import { fieldsOfStates, ofKinds } from '../../src/asl/fields/lookup';
import { FIELDS } from '../../src/asl/fields/table';
import { distributedConfig, isDistributed, PROCESSOR_FIELDS, processorOf } from '../../src/asl/map-states';

const config = { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' };

test('the fields of processors are those that hold one machine', () => {
  expect(ofKinds(fieldsOfStates(FIELDS), 'machine')).toEqual(PROCESSOR_FIELDS);
});

test.each(PROCESSOR_FIELDS)('the processor under %s is found, and whether it is distributed', (field) => {
  const machine = { StartAt: 'A', States: {} };
  expect(processorOf({ Type: 'Map', [field]: machine })).toEqual({ field, machine });
  expect(isDistributed({ Type: 'Map', [field]: machine })).toBe(false);
  expect(isDistributed({ Type: 'Map', [field]: { ProcessorConfig: { Mode: 'INLINE' } } })).toBe(false);
  expect(isDistributed({ Type: 'Map', [field]: { ProcessorConfig: 'DISTRIBUTED' } })).toBe(false);
  expect(isDistributed({ Type: 'Map', [field]: { ProcessorConfig: config } })).toBe(true);
  expect(distributedConfig({ ProcessorConfig: config })).toBe(config);
});

test('a state without a processor is not distributed', () => {
  expect(processorOf({ Type: 'Parallel', Branches: [{}] })).toBeUndefined();
  expect(processorOf({ Type: 'Map', ItemProcessor: 'P' })).toBeUndefined();
  expect(isDistributed({ Type: 'Pass', ProcessorConfig: config })).toBe(false);
});
