// Runs functions on this machine. Each function has its own processes, which stay warm until the runner is closed.
import { mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NODE_BOOTSTRAP, NODE_WATCHDOG } from './bootstrap-node';
import { PYTHON_BOOTSTRAP } from './bootstrap-python';
import {
  checkRuntime,
  inlineFile,
  NODE_FILE,
  NODE_WATCHDOG_FILE,
  programOf,
  PYTHON_FILE,
  type Program,
} from './executables';
import { FunctionProcess } from './function-process';
import { Inspection, type InspectionOptions } from './inspection';
import type { FunctionConfiguration, FunctionLogLine, Invocation } from './local-function';
import { createRuntimeFolder, removeFolder } from './runtime-folders';
import { unzip } from './zip';
import { parseArn } from '../asl/arn';
import { SimulatorError } from '../asl/simulator-error';
import type { Chance } from '../expressions/scope';
import { RealClock } from '../runtime/clock';
import { SYSTEM_CHANCE } from '../runtime/random';

export interface RunnerOptions {
  /** The maximum number of processes per function. Further invocations wait for a free process. @default 10 */
  readonly concurrency?: number;
  /** Called with every line of the log. @default - lines are dropped */
  readonly log?: (line: FunctionLogLine) => void;
  /** Makes processes wait for debuggers. Each function then has one process and no time limit. @default - none */
  readonly inspection?: InspectionOptions;
  /** Called when a process starts that can be debugged, and once for a function that cannot. */
  readonly inspected?: (functionName: string, text: string) => void;
  /** Variables that are added to those of a function. @default none */
  readonly environment?: (configuration: FunctionConfiguration) => Readonly<Record<string, string>>;
  /** The source of request ids and names of log streams. @default the system's random numbers */
  readonly chance?: Chance;
}

/** A function that is ready to start. */
interface Prepared {
  readonly program: Program;
  readonly folder: string;
  readonly layers: readonly string[];
  /** Where its debugger listens. */
  readonly address?: string;
}

class Pool {
  readonly processes = new Set<FunctionProcess>();
  readonly idle: FunctionProcess[] = [];
  readonly waiting: (() => void)[] = [];
  /** Invocations that run or wait. */
  calls = 0;
  isClosed = false;
  /** Whether the function has changed: what was called before still runs with the old code. */
  isRetired = false;

  constructor(readonly prepared: Promise<Prepared>) {
    prepared.catch(() => undefined);
  }

  retire(): void {
    this.isRetired = true;
    for (const one of this.idle.splice(0)) this.end(one);
  }

  end(one: FunctionProcess): void {
    this.processes.delete(one);
    one.close();
  }

  close(): void {
    this.isClosed = true;
    for (const one of this.processes) one.close();
    for (const go of this.waiting.splice(0)) go();
  }
}

export class FunctionRunner {
  private readonly clock = new RealClock();
  private readonly pools = new Map<FunctionConfiguration, Pool>();
  private readonly retired = new Set<Pool>();
  private readonly concurrency: number;
  private readonly inspection: Inspection | undefined;
  private readonly chance: Chance;
  private folder: string | undefined;
  private count = 0;

  constructor(private readonly options: RunnerOptions = {}) {
    this.inspection = options.inspection && new Inspection(options.inspection);
    this.concurrency = this.inspection ? 1 : (options.concurrency ?? 10);
    this.chance = options.chance ?? SYSTEM_CHANCE;
  }

  /**
   * Invokes a function with JSON text. Errors of the function are answers with `functionError`.
   * @throws SimulatorError if it cannot run here: no Python, an unsupported runtime, or no code
   */
  async invoke(configuration: FunctionConfiguration, payload: string): Promise<Invocation> {
    const requestId = this.chance.uuid();
    const pool = this.poolOf(configuration);
    pool.calls += 1;
    try {
      const one = await this.take(configuration, pool);
      try {
        return await one.invoke(requestId, payload);
      } finally {
        this.giveBack(one, pool);
      }
    } finally {
      pool.calls -= 1;
      if (pool.calls === 0) this.retired.delete(pool);
    }
  }

  /** Ends the processes of a function when they have answered. Its next invocation is a cold start. */
  retire(configuration: FunctionConfiguration): void {
    const pool = this.pools.get(configuration);
    if (!pool) return;
    this.pools.delete(configuration);
    pool.retire();
    if (pool.calls > 0) this.retired.add(pool);
  }

  /** Ends all processes and removes the unpacked code. */
  close(): void {
    for (const pool of [...this.pools.values(), ...this.retired]) pool.close();
    this.pools.clear();
    this.retired.clear();
    if (this.folder !== undefined) removeFolder(this.folder);
    this.folder = undefined;
  }

  private poolOf(configuration: FunctionConfiguration): Pool {
    let pool = this.pools.get(configuration);
    if (!pool) this.pools.set(configuration, (pool = new Pool(this.prepare(configuration))));
    return pool;
  }

  private async take(configuration: FunctionConfiguration, pool: Pool): Promise<FunctionProcess> {
    const prepared = await pool.prepared;
    for (;;) {
      if (pool.isClosed) {
        throw new SimulatorError(`The function '${configuration.name}' was removed while it was called.`);
      }
      const one = pool.idle.pop();
      if (one?.isAlive) return one;
      if (one) pool.processes.delete(one);
      else if (pool.processes.size < this.concurrency) return this.start(configuration, pool, prepared);
      else await new Promise<void>((resolve) => pool.waiting.push(resolve));
    }
  }

  private start(called: FunctionConfiguration, pool: Pool, prepared: Prepared): FunctionProcess {
    const { program, folder, layers, address } = prepared;
    const { clock, chance, options } = this;
    const added = options.environment?.(called);
    const configuration = added ? { ...called, environment: { ...called.environment, ...added } } : called;
    const day = new Date(clock.now).toISOString().slice(0, 10).replaceAll('-', '/');
    const stream = `${day}/[$LATEST]${chance.uuid().replaceAll('-', '')}`;
    const log = (message: string): void => options.log?.({ functionName: configuration.name, stream, message });
    const { region } = parseArn(configuration.arn)!;
    const runtime = this.folder!;
    const one = new FunctionProcess({
      ...{ configuration, program, folder, layers, runtime, stream, region, clock, log },
      hasNoTimeLimit: address !== undefined,
    });
    if (address !== undefined) options.inspected?.(called.name, `debugger listens at ${address}`);
    pool.processes.add(one);
    return one;
  }

  private giveBack(one: FunctionProcess, pool: Pool): void {
    if (one.isAlive && !(pool.isRetired && pool.waiting.length === 0)) pool.idle.push(one);
    else pool.end(one);
    pool.waiting.shift()?.();
  }

  private async prepare(configuration: FunctionConfiguration): Promise<Prepared> {
    checkRuntime(configuration);
    const runtime = this.runtimeFolder();
    const code = await this.codeFolder(configuration, runtime);
    const layers: string[] = [];
    for (const layer of configuration.layers ?? []) {
      layers.push(await this.codeFolder({ ...configuration, code: layer }, runtime));
    }
    const program = await programOf(configuration, { code, runtime });
    return { ...(await this.inspectable(configuration, program)), folder: code, layers };
  }

  private async inspectable(
    configuration: FunctionConfiguration,
    program: Program,
  ): Promise<Pick<Prepared, 'program' | 'address'>> {
    const inspected = await this.inspection?.of(configuration, program);
    if (!inspected) return { program };
    if ('problem' in inspected) {
      this.options.inspected?.(configuration.name, `cannot be debugged: ${inspected.problem}`);
    }
    return inspected;
  }

  private runtimeFolder(): string {
    if (this.folder !== undefined) return this.folder;
    const folder = createRuntimeFolder();
    writeFileSync(join(folder, NODE_FILE), NODE_BOOTSTRAP);
    writeFileSync(join(folder, NODE_WATCHDOG_FILE), NODE_WATCHDOG);
    writeFileSync(join(folder, PYTHON_FILE), PYTHON_BOOTSTRAP);
    return (this.folder = folder);
  }

  private async codeFolder({ name, runtime, code }: FunctionConfiguration, parent: string): Promise<string> {
    if ('folder' in code) {
      if (statSync(code.folder, { throwIfNoEntry: false })?.isDirectory()) return realpathSync(code.folder);
      throw new SimulatorError(
        `The code of the function '${name}' is missing: the folder ${code.folder} does not exist.`,
      );
    }
    this.count += 1;
    const folder = join(parent, `function-${this.count}`);
    mkdirSync(folder);
    if ('zip' in code) {
      await unzip(await code.zip(), folder);
      // Closed in the meantime: what was unpacked since then is removed, too.
      if (this.folder !== parent) removeFolder(parent);
      return folder;
    }
    const file = inlineFile(runtime);
    if (file === undefined) {
      throw new SimulatorError(
        `The function '${name}' has inline code, which the runtime '${runtime}' does not allow.`,
      );
    }
    writeFileSync(join(folder, file), code.inline);
    return folder;
  }
}
