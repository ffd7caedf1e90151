// How a process and its descendants are ended on each system, asked of stand-ins for the system.
import { endTree, looksEnded, type ProcessSystem } from '../../src/local-functions/process-tree';

function systemOf(platform: NodeJS.Platform, succeeds = true) {
  const asked: unknown[] = [];
  const system: ProcessSystem = {
    platform,
    kill: (pid) => void asked.push(['kill', pid]),
    run: (command, args) => (asked.push([command.replace(/^.*\\/, ''), ...args]), succeeds),
  };
  const child = { pid: 42, kill: (signal?: unknown) => (asked.push(['child.kill', signal]), true) };
  return { asked, end: () => endTree(child, system) };
}

test.each(['linux', 'darwin'] as const)('on %s, the signal goes to the group of the process', (platform) => {
  const { asked, end } = systemOf(platform);
  end();
  expect(asked).toEqual([['kill', -42]]);
});

test('on Windows, taskkill ends the process and those that it started', () => {
  const { asked, end } = systemOf('win32');
  end();
  expect(asked).toEqual([['taskkill.exe', '/PID', '42', '/T', '/F']]);
});

test('on Windows, the process is ended by itself if taskkill cannot run', () => {
  const { asked, end } = systemOf('win32', false);
  end();
  expect(asked.at(-1)).toEqual(['child.kill', 'SIGKILL']);
});

test('a process that has ended already is no error', () => {
  const system: ProcessSystem = {
    platform: 'linux',
    kill: () => {
      throw Object.assign(new Error('kill ESRCH'), { code: 'ESRCH' });
    },
    run: () => false,
  };
  expect(() => endTree({ pid: 42, kill: () => false }, system)).not.toThrow();
});

test('a process that was ended shows a signal, or on Windows only an exit code', () => {
  expect(looksEnded('SIGKILL', 'linux')).toBe(true);
  expect(looksEnded(null, 'linux')).toBe(false);
  expect(looksEnded(null, 'win32')).toBe(true);
});
