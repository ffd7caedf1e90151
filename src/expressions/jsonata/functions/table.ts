// All functions of JSONata as AWS has it: those of JSONata 2.0.6 without `$eval`, and AWS's own.
import { DIALECT_FUNCTIONS } from './dialect';
import { ENCODING_FUNCTIONS } from './encodings';
import { formatNumber } from './format-number';
import { HIGHER_ORDER_FUNCTIONS } from './higher-order';
import { LIST_FUNCTIONS } from './lists';
import { MATCHING_FUNCTIONS } from './matching';
import { Native, type NativeDefinition } from './native';
import { NUMBER_FUNCTIONS } from './numbers';
import { OBJECT_FUNCTIONS } from './objects';
import { PICTURE_FUNCTIONS } from './pictures';
import { sort } from './sorting';
import { STRING_FUNCTIONS } from './strings';

const DEFINITIONS: Readonly<Record<string, NativeDefinition>> = {
  ...DIALECT_FUNCTIONS,
  ...ENCODING_FUNCTIONS,
  ...HIGHER_ORDER_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...MATCHING_FUNCTIONS,
  ...NUMBER_FUNCTIONS,
  ...OBJECT_FUNCTIONS,
  ...PICTURE_FUNCTIONS,
  ...STRING_FUNCTIONS,
  formatNumber,
  sort,
};

/** By name, without `$`. */
export const FUNCTIONS: ReadonlyMap<string, Native> = new Map(
  Object.entries(DEFINITIONS).map(([name, definition]) => [name, new Native(definition)]),
);
