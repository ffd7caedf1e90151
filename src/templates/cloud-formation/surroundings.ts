// The surroundings of a template without an app.
import type { Surroundings } from './resolved';

/** Empty surroundings: no exports, no nested stacks and no uploaded files. */
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
