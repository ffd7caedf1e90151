// The board of open tasks: those that somebody outside answers, by their task tokens.
import type { Scheduler } from './scheduler';
import type { TaskCall } from './task';
import { failure, success, type TaskAnswer } from './task-reply';
import { SimulatorError } from '../asl/simulator-error';
import type { Chance } from '../expressions/scope';
import type { Json } from '../json/json';
import { parseJson } from '../json/text';

/** What AWS answers to a token or an output that will not do; the texts are recorded. */
export class TaskTokenError extends SimulatorError {
  constructor(
    /** As AWS's SDK names it. */
    override readonly name: 'InvalidToken' | 'InvalidOutput' | 'TaskTimedOut',
    message: string,
  ) {
    super(message);
  }
}

/** A task from its schedule to its end. */
export interface OpenTask {
  readonly token: string;
  readonly executionArn: string;
  readonly call: TaskCall;
  /** Whether its attempt waits for an answer from outside, or will as soon as its handler has done its part. */
  readonly isWaiting: boolean;
  /** When the worker last gave a sign of life, milliseconds since the epoch. */
  readonly lastHeartbeat: number;
}

/** Where an open task's attempt listens. */
export interface TaskEntry extends OpenTask {
  isWaiting: boolean;
  lastHeartbeat: number;
  /** The answer, where it came before anybody listened. */
  answer: TaskAnswer | undefined;
  listener: ((answer: TaskAnswer) => void) | undefined;
}

const PREFIX = 'AQCEAAAAKgAAAAMAAAAAAAAA';

export class OpenTasks {
  private readonly entries = new Map<string, TaskEntry>();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly chance: Chance,
  ) {}

  /**
   * A new token: long and opaque, as AWS's are, and the same for the same seed. Its last digits are a check sum, so that
   * a token of a closed task can be told from one that never was.
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

  /** SendTaskHeartbeat: the time within which the next one must come starts anew. Throws a TaskTokenError. */
  sendTaskHeartbeat(token: string): void {
    checkToken(token);
    this.openEntry(token).lastHeartbeat = this.scheduler.clock.now;
  }

  // Closed at once: a second answer comes too late, however soon.
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

/** What stands in a token that this engine made: six UUIDs and the resource. */
function contentOf(token: string): string | undefined {
  if (!token.startsWith(PREFIX)) return undefined;
  const decoded = Buffer.from(token.slice(PREFIX.length), 'base64').toString();
  const text = decoded.slice(0, -8);
  return decoded.endsWith(checkSum(text)) ? text : undefined;
}

/** AWS names the resource of a task that workers poll for, and says of any other that it is gone. */
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
