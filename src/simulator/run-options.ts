// The options of an execution, and how they are read.
import type { VirtualSimulationOptions } from './driving/virtual-simulation';
import type { MockEntries, Mocks } from './mocks/mock';
import type { Objects } from './object-store';
import type { ScriptedHandler } from './scripted-reply';
import { SimulatorError } from '../asl/simulator-error';
import { copyJson, NotJsonError } from '../json/copy';
import type { Json } from '../json/json';
import { byteSize, isLarger } from '../json/size';
import { parseJson } from '../json/text';
import { DEFAULT_START, LAST_TIME } from '../runtime/clock';
import { MAX_PAYLOAD_BYTES } from '../runtime/quotas';
import type { FieldValidationMode } from '../services/models/check-answer';
import { isName } from '../services/step-functions/check-name';

/** Whether the policies of the machine's role are asked before a task is called. */
export interface PermissionOptions {
  /**
   * `ask`: a task that the role may not call fails as it would on AWS, and `execution.missingPermissions` tells the
   * statement that is missing. A plain definition and a role that no template makes have no policies to ask.
   * @default ask
   */
  readonly permissions?: 'ask' | 'ignore';
}

/** What an execution is started with; everything has a fixed default, so that the same run gives the same bytes. */
export interface RunOptions<State extends string = string> extends PermissionOptions {
  /** Any JSON value, of 262,144 bytes (256 KiB) at most. Default `{}`, as StartExecution has it. */
  readonly input?: unknown;
  /** The input as the text that StartExecution would get; instead of `input`. */
  readonly inputText?: string;
  /**
   * Answers of the tasks: by state name, or by what a task calls (an ARN, a logical id, a construct path); as a list of
   * pairs or a Map also by construct. Default: none, which suffices for a machine that meets no task.
   */
  readonly mocks?: Mocks<State> | MockEntries<State>;
  /**
   * How results of mocks are held to the models of AWS's services, with the words of TestState: `PRESENT` looks at the fields
   * that are there, `STRICT` wants every required one too, `NONE` takes all. What a function returns is never looked at.
   * @default PRESENT
   */
  readonly mockValidation?: FieldValidationMode;
  /**
   * `local`: tasks without a mock that call a Lambda function of the source run its real code (inline, or an asset of the
   * assembly) in a process of this machine: Node.js, Python 3, or an executable for `provided` runtimes. No virtual time
   * passes meanwhile. The processes end with the execution. Default: such tasks want a mock.
   */
  readonly functions?: 'local';
  /** The execution's name, as StartExecution takes it: 80 characters at most. Default `execution`. */
  readonly name?: string;
  /** When virtual time starts. Default 2026-01-01T00:00:00Z. */
  readonly startTime?: Date | string;
  /** Seeds jitter, random numbers and UUIDs. Default 1. */
  readonly seed?: number;
  /** Objects that a distributed Map's ItemReader finds. Its ResultWriter writes to `execution.s3`. Default none. */
  readonly s3?: Objects;
}

/** For other programs: ARNs to use, and a handler instead of mocks. */
export interface ScriptedRunOptions extends Omit<RunOptions, 'mocks' | 'mockValidation' | 'functions'> {
  readonly handler: ScriptedHandler;
  readonly executionArn?: string;
  readonly roleArn?: string;
}

const EXECUTION_NAME = 'execution';
export const DEFAULT_SEED = 1;

/** Refuses what StartExecution refuses. */
export function nameOf({ name = EXECUTION_NAME }: Pick<RunOptions, 'name'>): string {
  if (typeof name === 'string' && isName(name)) return name;
  throw new SimulatorError(
    `Invalid name '${String(name)}': expected 1 to 80 characters without white space, control characters and any of ` +
      '< > { } [ ] ? * " # % \\ ^ | ~ ` $ & , ; : /.',
  );
}

export function simulationOptions(options: Pick<RunOptions, 'startTime' | 'seed' | 's3'>): VirtualSimulationOptions {
  return { startTime: startTimeOf(options), seed: options.seed ?? DEFAULT_SEED, s3: options.s3 };
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
  const time = new Date(startTime).getTime();
  if (Number.isNaN(time)) {
    throw new SimulatorError(`Invalid startTime '${String(startTime)}': expected a Date or an ISO 8601 string.`);
  }
  if (time > LAST_TIME) {
    const last = new Date(LAST_TIME).toISOString();
    throw new SimulatorError(`Invalid startTime ${new Date(time).toISOString()}: expected ${last} or earlier.`);
  }
  return time;
}
