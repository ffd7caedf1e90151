// The options of an execution, and how they are read.
import type { VirtualSimulationOptions } from './driving/virtual-simulation';
import { isEntries } from './mocks/bind-mocks';
import type { MockEntries, Mocks } from './mocks/mock';
import type { Objects } from './object-store';
import type { ScriptedHandler } from './scripted-reply';
import { checkOptionNames, type OptionNames } from '../asl/option-names';
import { SimulatorError } from '../asl/simulator-error';
import { copyJson, NotJsonError } from '../json/copy';
import type { Json } from '../json/json';
import { shownValue, thrownMessage } from '../json/shown-value';
import { byteSize, isLarger } from '../json/size';
import { parseJson } from '../json/text';
import { DEFAULT_START, LAST_TIME } from '../runtime/clock';
import { MAX_PAYLOAD_BYTES } from '../runtime/quotas';
import type { FieldValidationMode } from '../services/models/check-answer';
import { isName } from '../services/step-functions/check-name';

/** Whether the policies of the machine's role are asked before a task is called. */
export interface PermissionOptions {
  /**
   * `ask`: a task that the role may not call fails as on AWS, and `execution.missingPermissions` has the missing
   * statement. There are no policies for a plain definition, or for a role that is not in a template.
   *
   * @default ask
   */
  readonly permissions?: 'ask' | 'ignore';
}

/** The options of an execution. Each has a fixed default, so that the same run gives the same bytes. */
export interface RunOptions<State extends string = string> extends PermissionOptions {
  /** Any JSON value, of 262,144 bytes (256 KiB) at most. Default `{}`, as StartExecution has it. */
  readonly input?: unknown;
  /** The input as the text that StartExecution would get; instead of `input`. */
  readonly inputText?: string;
  /**
   * The answers of the tasks, by state name or by what a task calls (an ARN, a logical id, a construct path). A list of
   * pairs or a Map may also use constructs. Default: none, which is enough for an execution without tasks.
   */
  readonly mocks?: Mocks<State> | MockEntries<State>;
  /**
   * How the results of mocks are checked against the models of AWS's services, in TestState's terms. `PRESENT` checks
   * the fields that are present, `STRICT` also requires all required ones, `NONE` accepts everything. The result of a
   * function is never checked.
   *
   * @default PRESENT
   */
  readonly mockValidation?: FieldValidationMode;
  /**
   * `MODEL`: arguments of tasks are compared with the models of AWS's services before the call. A task with wrong arguments
   * fails as on AWS, with States.Runtime. `NONE` starts every task, for a service that is newer than the models here.
   * @default MODEL
   */
  readonly argumentValidation?: 'MODEL' | 'NONE';
  /**
   * `local`: a task without a mock that calls a Lambda function of the source runs its real code (inline, or an asset
   * of the assembly) in a process on this machine: Node.js, Python 3, or an executable for `provided` runtimes. No
   * virtual time passes during the call. The processes end with the execution. Default: such a task needs a mock.
   */
  readonly functions?: 'local';
  /** The execution's name, as for StartExecution: at most 80 characters. Default `execution`. */
  readonly name?: string;
  /** When virtual time starts. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: Date | string;
  /** Seeds jitter, random numbers and UUIDs. Default 1. */
  readonly seed?: number;
  /**
   * Objects that a distributed Map's ItemReader finds, and that tasks of `aws-sdk:s3` without a mock read, write, copy, list
   * and delete. A ResultWriter writes to them, too; read them in `execution.s3`. Default none.
   */
  readonly s3?: Objects;
  /**
   * The most seconds of real time that the run may wait for mocks and functions; above 0. Beyond it the run rejects and
   * names the tasks that have not answered. Default: no limit, but a run also rejects if nothing in the process can
   * answer any more.
   */
  readonly realTimeLimit?: number;
}

/** Options for other programs: the ARNs to use, and a handler instead of mocks. */
export interface ScriptedRunOptions extends Omit<RunOptions, 'mocks' | 'mockValidation' | 'functions'> {
  /** Answers every task. */
  readonly handler: ScriptedHandler;
  /** The execution's ARN. Default: made from the machine's and the name. */
  readonly executionArn?: string;
  /** The role of the execution. Default: the machine's. */
  readonly roleArn?: string;
}

const RUN_OPTIONS: OptionNames<RunOptions> = {
  input: true,
  inputText: true,
  mocks: true,
  mockValidation: true,
  argumentValidation: true,
  functions: true,
  name: true,
  startTime: true,
  seed: true,
  s3: true,
  realTimeLimit: true,
  permissions: true,
};

const { mocks: _, mockValidation: __, functions: ___, ...shared } = RUN_OPTIONS;

export const SCRIPTED_RUN_OPTIONS: OptionNames<ScriptedRunOptions> = {
  ...shared,
  handler: true,
  executionArn: true,
  roleArn: true,
};

const EXECUTION_NAME = 'execution';
export const DEFAULT_SEED = 1;

/**
 * A copy of the options and of the table of mocks, so that each is read once.
 * @param of the function that takes them
 * @throws SimulatorError if there is no such option, or if a getter or a proxy among them throws
 */
export function readOptions<State extends string>(options: RunOptions<State>, of: string): RunOptions<State> {
  const copy = copyOptions(options);
  checkOptionNames<RunOptions>(copy, RUN_OPTIONS, of);
  return copy;
}

function copyOptions<Options extends Pick<RunOptions, 'mocks'>>(options: Options): Options {
  try {
    const copy: { -readonly [Name in keyof Options]: Options[Name] } = { ...options };
    const { mocks } = copy;
    if (mocks !== undefined && !isEntries(mocks)) copy.mocks = { ...mocks };
    return copy;
  } catch (thrown) {
    throw new SimulatorError(`Cannot read the options of the run: ${thrownMessage(thrown)}.`);
  }
}

/** Refuses what StartExecution refuses. */
export function nameOf({ name = EXECUTION_NAME }: Pick<RunOptions, 'name'>): string {
  if (typeof name === 'string' && isName(name)) return name;
  throw new SimulatorError(
    `Invalid name '${shownValue(name)}': expected 1 to 80 characters without white space, control characters and any of ` +
      '< > { } [ ] ? * " # % \\ ^ | ~ ` $ & , ; : /.',
  );
}

export function simulationOptions(
  options: Pick<RunOptions, 'startTime' | 'seed' | 's3' | 'realTimeLimit' | 'argumentValidation'>,
  isDriven = false,
  functionLogs?: VirtualSimulationOptions['functionLogs'],
): VirtualSimulationOptions {
  const { seed = DEFAULT_SEED, s3, realTimeLimit, argumentValidation } = options;
  if (typeof seed !== 'number' || Number.isNaN(seed)) {
    throw new SimulatorError(`Invalid seed: expected a number; found ${shownValue(seed)}.`);
  }
  if (realTimeLimit !== undefined && !(typeof realTimeLimit === 'number' && realTimeLimit > 0)) {
    throw new SimulatorError(`Invalid realTimeLimit ${shownValue(realTimeLimit)}: expected seconds above 0.`);
  }
  const checkTask = argumentValidation === 'NONE' ? () => undefined : undefined;
  return { startTime: startTimeOf(options), seed, s3, realTimeLimit, checkTask, isDriven, functionLogs };
}

/** Refuses what StartExecution refuses. For input text, its own bytes count. */
export function inputOf({ input, inputText }: Pick<RunOptions, 'input' | 'inputText'>): Json {
  if (inputText !== undefined) {
    checkBytes(Buffer.byteLength(inputText));
    try {
      return parseJson(inputText);
    } catch (error) {
      throw new SimulatorError(`The input is not JSON: ${(error as Error).message}.`);
    }
  }
  const copy = copyOf(input ?? {});
  if (isLarger(copy, MAX_PAYLOAD_BYTES)) checkBytes(byteSize(copy));
  return copy;
}

function copyOf(input: unknown): Json {
  try {
    return copyJson(input);
  } catch (error) {
    if (!(error instanceof NotJsonError)) throw error;
    throw new SimulatorError(
      `Invalid input: expected a value that JSON can hold; found ${error.found} at ${error.path}.`,
    );
  }
}

function checkBytes(bytes: number): void {
  if (bytes <= MAX_PAYLOAD_BYTES) return;
  throw new SimulatorError(
    `The input has ${bytes} bytes of JSON; StartExecution accepts at most ${MAX_PAYLOAD_BYTES} (256 KiB). Put the data ` +
      "into a bucket with the option 's3', and pass its bucket and key.",
  );
}

function startTimeOf({ startTime }: Pick<RunOptions, 'startTime'>): number {
  if (startTime === undefined) return DEFAULT_START;
  const time = timeOf(startTime);
  if (Number.isNaN(time)) {
    throw new SimulatorError(`Invalid startTime '${shownValue(startTime)}': expected a Date or an ISO 8601 string.`);
  }
  if (time > LAST_TIME) {
    const last = new Date(LAST_TIME).toISOString();
    throw new SimulatorError(`Invalid startTime ${new Date(time).toISOString()}: expected ${last} or earlier.`);
  }
  return time;
}

/** NaN for what is not a time. */
function timeOf(startTime: unknown): number {
  try {
    return new Date(startTime as string).getTime();
  } catch {
    return NaN;
  }
}
