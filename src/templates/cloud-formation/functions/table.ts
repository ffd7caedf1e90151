// The table of CloudFormation functions that properties can use. To add one, add a file next to this one and a line
// here.
import { base64 } from './base64';
import { cidr } from './cidr';
import { findInMap } from './find-in-map';
import { getAtt } from './get-att';
import { getAzs } from './get-azs';
import { getStackOutput } from './get-stack-output';
import { ifFunction } from './if';
import { importValue } from './import-value';
import type { IntrinsicFunction } from './intrinsic';
import { join } from './join';
import { length } from './length';
import { ref } from './ref';
import { select } from './select';
import { split } from './split';
import { sub } from './sub';
import { toJsonString } from './to-json-string';
import { transform } from './transform';

const ALL = [
  base64,
  cidr,
  findInMap,
  getAtt,
  getAzs,
  getStackOutput,
  ifFunction,
  importValue,
  join,
  length,
  ref,
  select,
  split,
  sub,
  toJsonString,
  transform,
];

export const FUNCTIONS: ReadonlyMap<string, IntrinsicFunction> = new Map(ALL.map((each) => [each.name, each]));
