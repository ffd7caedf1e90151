// Reads the recorded executions that the command replays: of one history in several files, or of a folder of histories.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SimulatorError } from '../../asl/simulator-error';
import { RecordedExecution } from '../../simulator/recorded-execution';
import { UsageError } from '../command';
import { historyText } from './history-text';
import { isFolder } from '../open-simulator';

/** A recorded execution, or why a file has none. */
export interface History {
  /** The file, and the execution's name if the file has several. */
  readonly name: string;
  /** The path of the file, the first one of several. */
  readonly file: string;
  readonly execution: RecordedExecution | undefined;
  readonly problem: string | undefined;
}

export interface HistoryOptions {
  /** What named the files, for messages. Default `--history`. */
  readonly option?: string;
  /** The definition that ran, if it is known. */
  readonly definition?: object | undefined;
}

/**
 * The execution in one or several files: pages of its history, its logs, its descriptions.
 * @param executionArn which one, if there are several
 */
export function historyIn(
  files: readonly string[],
  executionArn: string | undefined,
  { option = '--history', definition }: HistoryOptions = {},
): History {
  for (const file of files) if (!existsSync(file)) throw new UsageError(`${option} ${file}: the file does not exist.`);
  const texts = files.map(historyText).join('\n');
  const executions = RecordedExecution.all(texts, definition && { definition });
  const chosen = executions.filter((one) => executionArn === undefined || one.executionArn === executionArn);
  const file = files[0]!;
  if (chosen.length === 1) return { name: basename(file), file, execution: chosen[0], problem: undefined };
  const found = executionArn === undefined ? `${executions.length} executions` : `no execution ${executionArn}`;
  const list = executions.map((one) => one.executionArn ?? 'one without an ARN').join(', ');
  throw new UsageError(`${option} has ${found}. Choose one with --execution ARN, of ${list}.`);
}

/** The executions of all files in a folder, in the order of their names. */
export function historiesIn(folder: string): History[] {
  if (!isFolder(folder)) throw new UsageError(`--all ${folder}: expected a folder of histories.`);
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const names = files.map(({ name }) => name).filter((name) => /\.(json|jsonl|ndjson|log|txt)(\.gz)?$/.test(name));
  if (names.length === 0) throw new UsageError(`--all ${folder}: the folder has no .json, .jsonl, .log or .txt file.`);
  return names.sort().flatMap((name) => executionsIn(join(folder, name), name));
}

function executionsIn(path: string, name: string): History[] {
  try {
    const executions = RecordedExecution.all(historyText(path));
    return executions.map((execution, index) => {
      const part = executions.length === 1 ? '' : ` ${execution.executionArn?.split(':').pop() ?? index + 1}`;
      return { name: `${name}${part}`, file: path, execution, problem: undefined };
    });
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    return [{ name, file: path, execution: undefined, problem: error.message }];
  }
}
