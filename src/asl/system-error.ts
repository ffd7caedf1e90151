// Errors of the operating system, such as a file that must not be read, in a sentence.

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EBUSY: 'another program uses it',
  EFBIG: 'it is too large',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links lead in a circle',
  EMFILE: 'this program has too many open files',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'this machine has too many open files',
  ENOENT: 'it does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is not a folder',
  ENOTEMPTY: 'it is not empty',
  EPERM: 'permission is denied',
  EROFS: 'the disk is read-only',
};

/** The calls that change something. `open` is counted among those that read, and fails with ENOSPC if it writes. */
const WRITES = new Set([
  'write',
  'mkdir',
  'mkdtemp',
  'rename',
  'rm',
  'rmdir',
  'symlink',
  'unlink',
  'copyfile',
  'chmod',
]);

/** Undefined for any other error. */
export function systemErrorText(error: unknown): string | undefined {
  const { code, syscall, path } = (error ?? {}) as NodeJS.ErrnoException;
  const reason = code === undefined || syscall === undefined ? undefined : REASONS[code];
  if (reason === undefined) return undefined;
  const what = path ?? 'the output';
  return `Cannot ${WRITES.has(syscall!) || code === 'ENOSPC' ? 'write' : 'read'} ${what}: ${reason} (${code}).`;
}
