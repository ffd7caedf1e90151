// Options that do not exist are refused, since they would have no effect.
import { checkOptionNames } from '../../src/asl/option-names';

const KNOWN = { input: true, mocks: true, seed: true } as const;
const check = (given: object, internal?: readonly string[]) => () =>
  checkOptionNames(given as { input?: 1; mocks?: 1; seed?: 1 }, KNOWN, 'run', internal);

test('an unknown option is named, with the nearest one and all that there are', () => {
  expect(check({ input: 1, mock: 1 })).toThrow(
    "Unknown option 'mock' of run. Did you mean 'mocks'? Its options are: input, mocks, seed.",
  );
  expect(check({ colour: 1 })).toThrow("Unknown option 'colour' of run. Its options are: input, mocks, seed.");
});

test('known options, options without a value and internal ones are accepted', () => {
  expect(check({ input: 1, mocks: 1, seed: 1 })).not.toThrow();
  expect(check({ colour: undefined })).not.toThrow();
  expect(check({ colour: 1 }, ['colour'])).not.toThrow();
  expect(check({ colour: 1 }, ['shape'])).toThrow('Unknown option');
  expect(check({ constructor: 1 })).toThrow("Unknown option 'constructor' of run.");
});
