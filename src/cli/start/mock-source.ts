// --mocks: provides the endpoint with mocks for all state machines, or with the test cases of a mock configuration.
import { existsSync } from 'node:fs';
import { ConfiguredMocks, SharedMocks, type MockSource } from '../../endpoint/state/mock-source';
import { mocksFromFile, tryReadMockConfig } from '../../simulator/mocks/mocks-from-file';
import { UsageError } from '../command';
import { isModule, mocksOfModule } from '../mocks-file';

/** @param isAgain whether a module is loaded again */
export async function mockSource(path: string, isAgain = false): Promise<MockSource> {
  if (!existsSync(path)) throw new UsageError(`--mocks ${path}: the file does not exist.`);
  if (isModule(path)) return new SharedMocks(await mocksOfModule(path, isAgain));
  const config = tryReadMockConfig(path);
  return config ? new ConfiguredMocks(config) : new SharedMocks(mocksFromFile(path));
}
