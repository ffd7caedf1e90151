// Errors of the operating system, in a sentence.
import { systemErrorText } from '../../src/asl/system-error';

const text = (code: string, syscall = 'open', path: string | undefined = 'a.json') =>
  systemErrorText(Object.assign(new Error(), { code, syscall, path }));

test.each([
  ['EACCES', 'permission is denied'],
  ['EBUSY', 'another program uses it'],
  ['EFBIG', 'it is too large'],
  ['EISDIR', 'it is a folder'],
  ['ELOOP', 'its symbolic links lead in a circle'],
  ['EMFILE', 'this program has too many open files'],
  ['ENAMETOOLONG', 'its name is too long'],
  ['ENFILE', 'this machine has too many open files'],
  ['ENOENT', 'it does not exist'],
  ['ENOTDIR', 'a part of its path is not a folder'],
  ['ENOTEMPTY', 'it is not empty'],
  ['EPERM', 'permission is denied'],
  ['EROFS', 'the disk is read-only'],
])('%s is told as: %s', (code, reason) => {
  expect(text(code)).toBe(`Cannot read a.json: ${reason} (${code}).`);
});

test.each(['write', 'mkdir', 'mkdtemp', 'rename', 'rm', 'rmdir', 'symlink', 'unlink', 'copyfile', 'chmod'])(
  'the call %s wants to write',
  (syscall) => {
    expect(text('EACCES', syscall)).toBe('Cannot write a.json: permission is denied (EACCES).');
  },
);

test.each(['open', 'read', 'scandir', 'stat', 'lstat'])('the call %s wants to read', (syscall) => {
  expect(text('EACCES', syscall)).toBe('Cannot read a.json: permission is denied (EACCES).');
});

test('a full disk is met by what writes, also when it opens a file', () => {
  expect(text('ENOSPC')).toBe('Cannot write a.json: the disk is full (ENOSPC).');
});

test('an error without a path is about the output', () => {
  expect(systemErrorText({ code: 'ENOSPC', syscall: 'write' })).toBe(
    'Cannot write the output: the disk is full (ENOSPC).',
  );
});

test.each([
  [undefined],
  [null],
  ['text'],
  [new Error('other')],
  [{ code: 'ENOENT' }],
  [{ syscall: 'open' }],
  [{ code: 'EUNKNOWN', syscall: 'open' }],
])('%j is none of them', (error) => {
  expect(systemErrorText(error)).toBeUndefined();
});
