// What an invocation of a case returned, without what differs between machines, versions and runs.
import type { Invocation } from '../../src/local-functions/local-function';

export interface RuntimeOutcome {
  readonly error: boolean;
  readonly payload: string;
}

/** Frames of Python's own modules, which are others in each version. */
const LIBRARY = /^ {2}File "([^"]*\/lib\/python3[^"]*|<frozen [^"]*)"/;

/** Of a stack trace in Node.js only the message and the function's own frames are kept; lines of the runtime differ. */
export function outcomeOf(
  { payload, functionError }: Pick<Invocation, 'payload' | 'functionError'>,
  folder: string,
): RuntimeOutcome {
  const text = payload
    .replaceAll(`file://${folder}`, 'file:///var/task')
    .replaceAll(folder, '/var/task')
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
  return { error: functionError !== undefined, payload: functionError === undefined ? text : withoutFrames(text) };
}

function withoutFrames(text: string): string {
  try {
    const error = JSON.parse(text) as { trace?: string[]; stackTrace?: string[]; errorMessage?: string };
    if (error.stackTrace) {
      const kept = error.stackTrace.filter((frame) => !LIBRARY.test(frame));
      return kept.length === error.stackTrace.length ? text : JSON.stringify({ ...error, stackTrace: kept });
    }
    if (!error.trace) return text;
    const trace = error.trace.filter(
      (line) => !/^ {4}at /.test(line) || (line.includes('/var/task/') && !line.includes('Runtime')),
    );
    return JSON.stringify({ ...error, errorMessage: plain(error.errorMessage), trace: trace.map(plain) });
  } catch {
    return text;
  }
}

/** The stack of modules that were required ends in the runtime, wherever that is. */
function plain<T extends string | undefined>(text: T): T {
  return text?.replace(/- \/[^\n]*\/index\.mjs/g, '- /var/runtime/index.mjs') as T;
}
