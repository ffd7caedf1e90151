// Which commands are tried for Python, by system.
import { pythonCommands } from '../../src/local-functions/executables';

test('elsewhere than on Windows, the version that the runtime names comes first', () => {
  expect(pythonCommands('python3.12', 'linux')).toEqual([['python3.12'], ['python3'], ['python']]);
  expect(pythonCommands('python3.12', 'darwin')).toEqual([['python3.12'], ['python3'], ['python']]);
});

test('on Windows, the launcher finds the version, and python3 comes last, since it may open a shop', () => {
  expect(pythonCommands('python3.12', 'win32')).toEqual([['py', '-3.12'], ['py', '-3'], ['python'], ['python3']]);
});
