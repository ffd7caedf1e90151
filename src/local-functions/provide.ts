// Gives the simulator its `functions: 'local'`; what starts processes is loaded when a run asks for it.
import { provideLocalFunctions, type FunctionHost } from '../simulator/function-host';

provideLocalFunctions((seed) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { LocalFunctions } = require('./local-functions') as { LocalFunctions: new (seed: number) => FunctionHost };
  return new LocalFunctions(seed);
});
