// How Windows starts a command such as npx: programs directly, scripts (`npx.cmd`) through cmd.exe, with arguments that
// come through it unchanged.
import { existsSync } from 'node:fs';
import { win32 } from 'node:path';

export interface Spawnable {
  readonly command: string;
  readonly args: readonly string[];
  /** The arguments are quoted already. */
  readonly windowsVerbatimArguments?: boolean;
}

/** The system as tests replace it. */
export interface WindowsSystem {
  readonly env: Readonly<Record<string, string | undefined>>;
  exists(path: string): boolean;
}

/** cmd.exe looks for these in this order by default; the rest of PATHEXT is for scripts of other hosts. */
const PROGRAMS = ['.com', '.exe'];
const SCRIPTS = ['.bat', '.cmd'];

/** Undefined if there is no such command. */
export function windowsCommand(
  command: string,
  args: readonly string[],
  { env, exists }: WindowsSystem = { env: process.env, exists: existsSync },
): Spawnable | undefined {
  const path = find(command, env, exists);
  if (path === undefined || PROGRAMS.includes(win32.extname(path).toLowerCase())) {
    return path === undefined ? undefined : { command: path, args };
  }
  // A script hands its arguments on (`%*`), and cmd.exe reads them a second time.
  const line = [escaped(path), ...args.map((arg) => escaped(escaped(quoted(arg))))].join(' ');
  return { command: env.ComSpec ?? 'cmd.exe', args: ['/d', '/s', '/c', `"${line}"`], windowsVerbatimArguments: true };
}

function find(command: string, env: WindowsSystem['env'], exists: WindowsSystem['exists']): string | undefined {
  const folders = /[\\/]/.test(command) ? [''] : (env.PATH ?? env.Path ?? '').split(';').filter(Boolean);
  const known = [...PROGRAMS, ...SCRIPTS];
  const endings = known.includes(win32.extname(command).toLowerCase()) ? [''] : known;
  const paths = folders.flatMap((folder) =>
    endings.map((ending) => win32.normalize(win32.join(folder, command + ending))),
  );
  return paths.find(exists);
}

/** As a program of Microsoft's C library splits its command line: a backslash counts only before a quote. */
function quoted(arg: string): string {
  return `"${arg.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1')}"`;
}

/** A caret takes the meaning from what means something to cmd.exe. */
function escaped(text: string): string {
  return text.replace(/[()[\]%!^"`<>&|;, *?]/g, '^$&');
}
