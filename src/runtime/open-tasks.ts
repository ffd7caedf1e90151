// The open tasks: tasks that are answered from outside, by their task tokens.
import type { Scheduler } from './scheduler';
import type { TaskCall } from './task';
import { failure, success, type TaskAnswer } from './task-reply';
import { SimulatorError } from '../asl/simulator-error';
import type { Chance } from '../expressions/scope';
import type { Json } from '../json/json';
import { parseJson } from '../json/text';

/** AWS's error for a wrong token or output. The texts are recorded. */
export class TaskTokenError extends SimulatorError {
  constructor(
    /** The name in AWS's SDK. */
    override readonly name: 'InvalidToken' | 'InvalidOutput' | 'TaskTimedOut',
    message: string,
  ) {
    super(message);
  }
}

/** A task from the moment it is scheduled to its end. */
export interface OpenTask {
  readonly token: string;
  readonly executionArn: string;
  readonly call: TaskCall;
  /** Whether its attempt waits for an answer from outside, or will once its handler has returned. */
  readonly isWaiting: boolean;
  /** The time of the worker's last heartbeat, in milliseconds since the epoch. */
  readonly lastHeartbeat: number;
}

/** The callbacks of an open task's attempt. */
export interface TaskEntry extends OpenTask {
  isWaiting: boolean;
  lastHeartbeat: number;
  /** The answer, if it came before the attempt listened. */
  answer: TaskAnswer | undefined;
  listener: ((answer: TaskAnswer) => void) | undefined;
}

const PREFIX = 'AQCEAAAAKgAAAAMAAAAAAAAA';

/** Whether a text is a task token, of AWS or of the simulator. */
export function isTaskToken(text: string): boolean {
  return text.startsWith(PREFIX);
}

export class OpenTasks {
  private readonly entries = new Map<string, TaskEntry>();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly chance: Chance,
  ) {}

  /**
   * Creates a token: long and opaque like AWS's, and the same for the same seed. Its last digits are a checksum, which
   * distinguishes the token of a closed task from one that never existed.
   */
  newToken(resource: string): string {
    const ids = Array.from({ length: 6 }, () => this.chance.uuid()).join('');
    const text = `${ids}${resource}`;
    return `${PREFIX}${Buffer.from(`${text}${checkSum(text)}`).toString('base64')}`;
  }

  /** All open tasks in the order in which they were scheduled. */
  get all(): IterableIterator<OpenTask> {
    return this.entries.values();
  }

  open(token: string, executionArn: string, call: TaskCall): TaskEntry {
    const entry: TaskEntry = {
      ...{ token, executionArn, call, isWaiting: false, lastHeartbeat: call.now },
      ...{ answer: undefined, listener: undefined },
    };
    this.entries.set(token, entry);
    return entry;
  }

  close(token: string): void {
    this.entries.delete(token);
  }

  /** SendTaskSuccess; `output` is JSON text. Throws a TaskTokenError. */
  sendTaskSuccess(token: string, output: string): void {
    checkToken(token);
    const value = parseOutput(output);
    this.answer(this.openEntry(token), success(value));
  }

  /** SendTaskFailure. Throws a TaskTokenError. */
  sendTaskFailure(token: string, error?: string, cause?: string): void {
    checkToken(token);
    this.answer(this.openEntry(token), failure({ error, cause }));
  }

  /** SendTaskHeartbeat: restarts the heartbeat timeout. Throws a TaskTokenError. */
  sendTaskHeartbeat(token: string): void {
    checkToken(token);
    this.openEntry(token).lastHeartbeat = this.scheduler.clock.now;
  }

  // Closed at once, so that a second answer is always too late.
  private answer(entry: TaskEntry, answer: TaskAnswer): void {
    this.close(entry.token);
    entry.answer = answer;
    this.scheduler.arrive(() => entry.listener?.(answer));
  }

  private openEntry(token: string): TaskEntry {
    const entry = this.entries.get(token);
    if (!entry) throw new TaskTokenError('TaskTimedOut', `Task Timed Out: '${closedTaskText(token)}'`);
    return entry;
  }
}

function parseOutput(output: string): Json {
  try {
    return parseJson(output);
  } catch {
    throw new TaskTokenError('InvalidOutput', `Invalid Output: '${output}' is not valid JSON.`);
  }
}

function checkToken(token: string): void {
  const text = contentOf(token);
  if (text === undefined) throw new TaskTokenError('InvalidToken', "Invalid Token: 'Invalid token'");
}

/** The content of a token from this engine: six UUIDs and the resource. */
function contentOf(token: string): string | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  const decoded = Buffer.from(token.slice(PREFIX.length), 'base64').toString();
  const text = decoded.slice(0, -8);
  return decoded.endsWith(checkSum(text)) ? text : undefined;
}

/** AWS names the resource of a task that workers poll for; for any other it says that the task is gone. */
function closedTaskText(token: string): string {
  return contentOf(token)!.slice(6 * 36) || 'Provided task does not exist anymore';
}

/** FNV-1a in eight hexadecimal digits. */
function checkSum(text: string): string {
  let sum = 0x811c9dc5;
  /* eslint-disable no-bitwise */
  for (let index = 0; index < text.length; index += 1) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return (sum >>> 0).toString(16).padStart(8, '0');
  /* eslint-enable no-bitwise */
}
