// The surroundings of a template that stands alone.
import type { Surroundings } from './resolved';

/** Nothing is exported, nested or uploaded: a template without an app. */
export const ALONE: Surroundings = {
  origin: 'template',
  stackName: '',
  exportedValue: () => undefined,
  stackOutput: () => undefined,
  storedParameter: () => undefined,
  nestedTemplate: () => undefined,
  readFile: () => undefined,
  constructPath: () => undefined,
};
