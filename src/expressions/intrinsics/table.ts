// The intrinsic functions. To add one, add a file next to this one, a line here and its arity in
// asl/intrinsic/names.ts.
import { array } from './array';
import { arrayContains } from './array-contains';
import { arrayGetItem } from './array-get-item';
import { arrayLength } from './array-length';
import { arrayPartition } from './array-partition';
import { arrayRange } from './array-range';
import { arrayUnique } from './array-unique';
import { base64Decode, base64Encode } from './base64';
import { format } from './format';
import { hash } from './hash';
import type { Intrinsic } from './intrinsic';
import { jsonMerge } from './json-merge';
import { jsonToString } from './json-to-string';
import { mathAdd } from './math-add';
import { mathRandom } from './math-random';
import { stringSplit } from './string-split';
import { stringToJson } from './string-to-json';
import { uuid } from './uuid';
import type { IntrinsicName } from '../../asl/intrinsic/names';

export const INTRINSICS: Readonly<Record<IntrinsicName, Intrinsic>> = {
  'States.Array': array,
  'States.ArrayContains': arrayContains,
  'States.ArrayGetItem': arrayGetItem,
  'States.ArrayLength': arrayLength,
  'States.ArrayPartition': arrayPartition,
  'States.ArrayRange': arrayRange,
  'States.ArrayUnique': arrayUnique,
  'States.Base64Decode': base64Decode,
  'States.Base64Encode': base64Encode,
  'States.Format': format,
  'States.Hash': hash,
  'States.JsonMerge': jsonMerge,
  'States.JsonToString': jsonToString,
  'States.MathAdd': mathAdd,
  'States.MathRandom': mathRandom,
  'States.StringSplit': stringSplit,
  'States.StringToJson': stringToJson,
  'States.UUID': uuid,
};
