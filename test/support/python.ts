// Whether Python 3 is here, for tests of functions that are written in it.
import { execFileSync } from 'node:child_process';

/** Undefined where it is here; else why tests that need it are skipped. */
export function whyNoPython(): string | undefined {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore', timeout: 20_000 });
    return undefined;
  } catch {
    return 'python3 is not on the PATH';
  }
}
