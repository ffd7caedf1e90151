// One process of a function. It handles one invocation at a time, through the Runtime API.
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Program } from './executables';
import { functionEnvironment } from './function-environment';
import {
  DEFAULT_MEMORY,
  DEFAULT_TIMEOUT,
  type FunctionConfiguration,
  type Invocation,
  type OutputLine,
} from './local-function';
import { endLine, InvocationLog, LineCutter, reportLine, startLine, type Report } from './log-lines';
import { looksEnded } from './process-tree';
import { killChild, spawnChild } from './processes';
import { RuntimeApi } from './runtime-api';
import type { RealClock } from '../runtime/clock';

/**
 * The time limit for the start of a process, in addition to the function's timeout (lambda-runtime-environment.html).
 */
const INIT_MS = 10_000;

/** The time limit for a process to ask for the next event after its answer. */
const GRACE_MS = 2000;

const QUIET_TURNS = 4;
const NOTHING = (): void => undefined;

export interface ProcessOptions {
  readonly configuration: FunctionConfiguration;
  readonly program: Program;
  /** The folder with the function's code. */
  readonly folder: string;
  /** The folders of the layers, first to last. @default none */
  readonly layers?: readonly string[];
  /** The folder with the bootstraps. */
  readonly runtime: string;
  readonly stream: string;
  readonly region: string;
  /** Real time of this machine: not virtual. */
  readonly clock: RealClock;
  /** Whether it may take as long as it likes, as it may stand at a breakpoint. @default false */
  readonly hasNoTimeLimit?: boolean;
  /** Called with each line of the log. */
  readonly log: (message: string) => void;
}

type Ending = Pick<Invocation, 'payload' | 'functionError'> & Pick<Report, 'status' | 'errorType'>;

interface Current {
  readonly requestId: string;
  readonly payload: string;
  readonly log: InvocationLog;
  readonly end: (ending: Ending) => void;
  isDelivered: boolean;
  began: number;
  cancel: () => void;
}

export class FunctionProcess {
  /** Whether it can handle another invocation. */
  isAlive = true;
  private readonly api: RuntimeApi;
  private readonly child: Promise<ChildProcess>;
  private readonly output: LineCutter[];
  private current: Current | undefined;
  private initError: string | undefined;
  private readonly created: number;
  private initMs: number | undefined;
  private isReported = false;
  /** Whether the process has asked for its next event. */
  private isWaiting = false;
  private settled: () => void = NOTHING;
  private heard = 0;

  constructor(private readonly options: ProcessOptions) {
    this.created = options.clock.now;
    this.output = (['stdout', 'stderr'] as const).map((stream) => new LineCutter((line) => this.write(line, stream)));
    this.api = new RuntimeApi({
      ready: () => this.ready(),
      response: (requestId, payload) => this.finish(requestId, { payload }),
      error: (requestId, payload) => this.finish(requestId, failedOutcome(payload)),
      initError: (payload) => (this.initError = payload),
    });
    this.child = this.start();
    this.child.catch(() => undefined);
  }

  /** Rejects only if the process cannot be started at all. */
  async invoke(requestId: string, payload: string): Promise<Invocation> {
    const { configuration, clock } = this.options;
    const log = new InvocationLog();
    const child = await this.child;
    keepAwake(child);
    const ending = await new Promise<Ending>((end) => {
      this.current = { requestId, payload, log, end, isDelivered: false, began: clock.now, cancel: NOTHING };
      this.tell(startLine(requestId));
      if (!this.isAlive) this.exited(child.exitCode, child.signalCode);
      else if (this.initMs !== undefined) this.deliver(this.current);
      else this.limit(this.current, INIT_MS + this.timeoutMs);
    });
    const duration = Math.max(clock.now - this.current!.began, 0);
    await this.asksAgain();
    await this.heardAll();
    this.tell(endLine(requestId));
    const { memorySize = DEFAULT_MEMORY } = configuration;
    const initDuration = this.isReported ? undefined : this.initMs;
    this.isReported = true;
    const { payload: answer, functionError, ...status } = ending;
    this.tell(
      reportLine({ requestId, duration, memorySize, memoryUsed: memoryOf(child.pid), initDuration, ...status }),
    );
    this.current = undefined;
    letSleep(child);
    return { requestId, payload: answer, ...(functionError && { functionError }), log: log.text, output: log.output };
  }

  /** Kills the process. A pending invocation ends with an error. */
  close(): void {
    this.kill();
    const { current } = this;
    if (!current) return;
    const text = 'Runtime exited with error: signal: killed';
    this.finish(current.requestId, failedOutcome(lambdaError('Runtime.ExitError', current.requestId, text)));
  }

  private kill(): void {
    this.isAlive = false;
    this.api.close();
    this.settled();
    this.child.then(killChild, () => undefined);
  }

  /** Resolves when the process waits for the next event, or can no longer do so. Only then is its work done. */
  private async asksAgain(): Promise<void> {
    if (!this.isAlive || this.isWaiting) return;
    const { clock, hasNoTimeLimit = false } = this.options;
    await new Promise<void>((resolve) => {
      const cancel = hasNoTimeLimit ? NOTHING : clock.wake(clock.now + GRACE_MS, () => this.kill());
      this.settled = () => {
        cancel();
        resolve();
      };
    });
  }

  private get timeoutMs(): number {
    return 1000 * (this.options.configuration.timeout ?? DEFAULT_TIMEOUT);
  }

  private async start(): Promise<ChildProcess> {
    const { program, folder, layers, runtime, configuration, stream, region } = this.options;
    const runtimeApi = await this.api.listen();
    const env = functionEnvironment(configuration, { folder, layers, runtime, stream, region, runtimeApi });
    const child = spawnChild({ ...program, cwd: folder, env });
    [child.stdout!, child.stderr!].forEach((out, index) => {
      out.setEncoding('utf8');
      out.on('data', (text: string) => {
        this.heard += 1;
        this.output[index]!.add(text);
      });
    });
    child.once('exit', (code, signal) => this.exited(code, signal));
    child.once('error', (error) =>
      this.initFailed('Runtime.InvalidEntrypoint', `Couldn't start the function: ${error.message}`),
    );
    letSleep(child);
    return child;
  }

  private ready(): void {
    this.isWaiting = true;
    this.settled();
    this.initMs ??= this.options.clock.now - this.created;
    const { current } = this;
    if (current && !current.isDelivered && this.isAlive) this.deliver(current);
  }

  private deliver(current: Current): void {
    const { clock, configuration } = this.options;
    const { requestId, payload } = current;
    current.cancel();
    current.isDelivered = true;
    current.began = clock.now;
    this.isWaiting = false;
    this.limit(current, this.timeoutMs);
    this.api.ask({ requestId, payload, functionArn: configuration.arn, deadline: clock.now + this.timeoutMs });
  }

  private limit(current: Current, ms: number): void {
    const { clock, hasNoTimeLimit = false } = this.options;
    if (hasNoTimeLimit) return;
    current.cancel = clock.wake(clock.now + ms, () => this.timedOut(current.requestId));
  }

  private timedOut(requestId: string): void {
    const text = `Task timed out after ${(this.timeoutMs / 1000).toFixed(2)} seconds`;
    const time = new Date(this.options.clock.now).toISOString();
    const failure = failedOutcome(lambdaError('Sandbox.Timedout', requestId, text));
    this.kill();
    void this.heardAll().then(() => {
      this.tell(`${time} ${requestId} ${text}\n\n`);
      this.finish(requestId, { ...failure, status: 'timeout' });
    });
  }

  private exited(code: number | null, signal: string | null): void {
    const wasAlive = this.isAlive;
    this.isAlive = false;
    this.api.close();
    this.settled();
    const { current } = this;
    if (!current) return;
    if (this.initError !== undefined) return this.finish(current.requestId, failedOutcome(this.initError));
    // A timeout, or the end of the runner, killed it and reports that itself.
    if (!wasAlive && looksEnded(signal)) return;
    const how = signal === null ? `exit status ${code ?? 0}` : `signal: ${signal.replace(/^SIG/, '').toLowerCase()}`;
    const why = code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: ${how}`;
    this.initFailed('Runtime.ExitError', why);
  }

  private initFailed(errorType: string, text: string): void {
    this.isAlive = false;
    const { current } = this;
    if (!current) {
      this.initError ??= JSON.stringify({ errorType, errorMessage: `Error: ${text}` });
      return;
    }
    void this.heardAll().then(() => {
      this.tell(`RequestId: ${current.requestId} Error: ${text}\n${errorType}\n`);
      this.finish(current.requestId, {
        ...failedOutcome(lambdaError(errorType, current.requestId, text)),
        status: 'error',
        errorType,
      });
    });
  }

  private finish(requestId: string, ending: Ending): void {
    const { current } = this;
    if (current?.requestId !== requestId) return;
    current.cancel();
    current.cancel = NOTHING;
    current.end(ending);
  }

  private tell(line: string): void {
    this.current?.log.add(line);
    this.options.log(line);
  }

  /** The function's own output. */
  private write(line: string, stream: OutputLine['stream']): void {
    const kept = this.current ? this.current.log.addOutput(line, stream) : line;
    if (kept !== undefined) this.options.log(kept);
  }

  /**
   * Answers and output arrive through different channels, so this resolves after some turns of the event loop without
   * any output.
   */
  private async heardAll(): Promise<void> {
    for (let quiet = 0, heard = this.heard; quiet < QUIET_TURNS; quiet += 1) {
      await new Promise<void>((resolve) => this.options.clock.soon(resolve));
      if (heard !== this.heard) [quiet, heard] = [0, this.heard];
    }
    for (const output of this.output) output.end();
  }
}

function failedOutcome(payload: string): Ending {
  return { payload, functionError: 'Unhandled' };
}

function lambdaError(errorType: string, requestId: string, text: string): string {
  return JSON.stringify({ errorType, errorMessage: `RequestId: ${requestId} Error: ${text}` });
}

function keepAwake(child: ChildProcess): void {
  child.ref();
}

/** An idle function does not keep the program alive. */
function letSleep(child: ChildProcess): void {
  child.unref();
  for (const out of [child.stdout, child.stderr]) if (out instanceof Socket) out.unref();
}

/** The peak memory of the process in megabytes, if the system reports it, as Linux does. */
function memoryOf(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Math.ceil(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}
