// Selects the program that runs a function, by its runtime: this Node.js, an installed Python, or the function's own
// `bootstrap`.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FunctionConfiguration } from './local-function';
import { SimulatorError } from '../asl/simulator-error';

export interface Program {
  readonly command: string;
  /** The bootstraps are given the id of this process: they end when it is gone, even if it was gone when they began. */
  readonly args: readonly string[];
}

/** The folders with the function's code and with the bootstraps. */
export interface Places {
  readonly code: string;
  readonly runtime: string;
}

export const NODE_FILE = 'bootstrap.mjs';
export const NODE_WATCHDOG_FILE = 'watchdog.mjs';
export const PYTHON_FILE = 'bootstrap.py';

/** The file for inline code, by runtime, as CloudFormation names it; undefined if the runtime has no inline code. */
export function inlineFile(runtime: string): string | undefined {
  if (runtime.startsWith('nodejs')) return 'index.js';
  return runtime.startsWith('python') ? 'index.py' : undefined;
}

/** Throws a SimulatorError for an unsupported runtime. */
export function checkRuntime({ name, runtime }: FunctionConfiguration): void {
  if (!/^(nodejs|python3|provided)/.test(runtime)) throw notRunHere(name, runtime);
}

function notRunHere(name: string, runtime: string): SimulatorError {
  return new SimulatorError(
    `Cannot run the function '${name}' on this machine: expected a runtime nodejs*, python3* or provided.*; ` +
      `found '${runtime}'. Mock the states that call it.`,
  );
}

/** Throws a SimulatorError for an unsupported runtime, or if Python is not installed. */
export async function programOf(
  { name, runtime }: FunctionConfiguration,
  { code, runtime: folder }: Places,
): Promise<Program> {
  if (runtime.startsWith('nodejs')) {
    return { command: process.execPath, args: [join(folder, NODE_FILE), String(process.pid)] };
  }
  if (/^python3/.test(runtime)) {
    return { command: await python(runtime, name), args: ['-u', join(folder, PYTHON_FILE), String(process.pid)] };
  }
  if (runtime.startsWith('provided')) {
    const command = join(code, process.platform === 'win32' ? 'bootstrap.exe' : 'bootstrap');
    if (existsSync(command)) return { command, args: [] };
    if (process.platform === 'win32' && existsSync(join(code, 'bootstrap'))) {
      throw new SimulatorError(
        `Cannot run the function '${name}' with the runtime ${runtime} on Windows: its file 'bootstrap' is a program for Linux. ` +
          "Build it as 'bootstrap.exe', too, or mock the states that call the function.",
      );
    }
    throw new SimulatorError(
      `The function '${name}' has no file 'bootstrap' at the top of its code, which its runtime ${runtime} runs.`,
    );
  }
  throw notRunHere(name, runtime);
}

const found = new Map<string, Promise<string>>();

/** The version that the runtime names, if it is installed, else any Python 3. Looked up once. */
function python(runtime: string, name: string): Promise<string> {
  let path = found.get(runtime);
  if (!path) found.set(runtime, (path = findPython(runtime, name)));
  // A missing version may be installed later, so a failure is not cached.
  path.catch(() => found.delete(runtime));
  return path;
}

/**
 * The commands to try, as words. On Windows, the launcher `py` knows the installed versions (docs.python.org, "Using Python on
 * Windows"); `python3` may be a stand-in there that opens a shop.
 */
export function pythonCommands(runtime: string, platform = process.platform): readonly (readonly string[])[] {
  const usual = [['python3'], ['python']];
  if (platform !== 'win32') return [[runtime], ...usual];
  return [['py', `-${runtime.slice('python'.length)}`], ['py', '-3'], ...usual.reverse()];
}

async function findPython(runtime: string, name: string): Promise<string> {
  const candidates = pythonCommands(runtime);
  for (const [candidate, ...args] of candidates) {
    try {
      const script = 'import sys; print(sys.executable if sys.version_info[0] == 3 else "")';
      const { stdout } = await promisify(execFile)(candidate!, [...args, '-c', script], { timeout: 20_000 });
      if (stdout.trim() !== '') return stdout.trim();
    } catch {
      // Try the next one.
    }
  }
  throw new SimulatorError(
    `Cannot run the function '${name}' with the runtime '${runtime}': there is no Python 3 on this machine (looked for ` +
      `${candidates.map((words) => words.join(' ')).join(', ')} on the PATH). Install Python, or mock the states that call the function.`,
  );
}
