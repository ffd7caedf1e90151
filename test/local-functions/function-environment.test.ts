// What a function's process is given of the host's environment, by system.
import { hostVariables } from '../../src/local-functions/function-environment';

const ENV = { SystemRoot: 'C:\\Windows', TEMP: 'C:\\Temp', SECRET: 'x', HOME: '/home/ada' };

test('a function sees no variable of the host but its PATH, and on Windows what a process needs to start', () => {
  expect(hostVariables('linux', ENV)).toEqual({ TZ: ':UTC' });
  expect(hostVariables('darwin', ENV)).toEqual({ TZ: ':UTC' });
  expect(hostVariables('win32', ENV)).toEqual({ TZ: 'UTC', SystemRoot: 'C:\\Windows', TEMP: 'C:\\Temp' });
});
