// The flag --watch of a command: loads what watches only when it is used.
import type { Streams } from '../command';

/** @param args of the command, with the flag */
export function againOnChanges(command: string, args: readonly string[], streams: Streams): Promise<number> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded on demand
  const { runOnChanges } = require('./rerun') as typeof import('./rerun');
  return runOnChanges([command, ...args.filter((arg) => arg !== '--watch')], streams);
}
