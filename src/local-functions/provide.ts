// Provides `functions: 'local'` to the simulator. The code that starts processes is loaded on first use.
import { provideLocalFunctions, type FunctionHost } from '../simulator/function-host';

provideLocalFunctions((seed) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { LocalFunctions } = require('./local-functions') as { LocalFunctions: new (seed: number) => FunctionHost };
  return new LocalFunctions(seed);
});
