// The functions of the endpoint, and the runner that owns their processes.
import type { Observer } from './observer';
import { logGroupOf } from '../../local-functions/function-environment';
import type { FunctionRunner, RunnerOptions } from '../../local-functions/function-runner';
import type { FunctionConfiguration, Invocation } from '../../local-functions/local-function';
import type { RealClock } from '../../runtime/clock';
import { ApiError } from '../../services/api/api-error';
import type { LogGroups } from '../cloudwatch-logs/log-groups';

export interface FunctionRecord {
  readonly configuration: FunctionConfiguration;
  readonly role: string;
  readonly description: string;
  /** Bytes of the .zip, or 0 if the code came in another form. */
  readonly codeSize: number;
  readonly codeSha256: string;
  readonly revisionId: string;
  /** Milliseconds since the epoch. */
  readonly lastModified: number;
}

export interface FunctionsOptions {
  /** The most processes of a function. Further invocations wait. */
  readonly concurrency?: number;
  readonly environment?: RunnerOptions['environment'];
  readonly inspection?: RunnerOptions['inspection'];
  /** Sees the lines of functions. */
  readonly observer?: Observer;
}

export class Functions {
  private readonly byArn = new Map<string, FunctionRecord>();
  private runner: FunctionRunner | undefined;

  constructor(
    private readonly logs: LogGroups,
    private readonly clock: RealClock,
    private readonly options: FunctionsOptions = {},
  ) {}

  get all(): readonly FunctionRecord[] {
    return [...this.byArn.values()];
  }

  tryGet(arn: string): FunctionRecord | undefined {
    return this.byArn.get(arn);
  }

  /** Throws ResourceNotFoundException. */
  get(arn: string): FunctionRecord {
    const record = this.byArn.get(arn);
    if (record) return record;
    throw new ApiError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
  }

  /** Replaces a function with the same ARN, whose processes end when they have answered. */
  put(record: FunctionRecord): void {
    this.remove(record.configuration.arn);
    this.byArn.set(record.configuration.arn, record);
  }

  /** Its processes end when they have answered. */
  remove(arn: string): void {
    const record = this.byArn.get(arn);
    this.byArn.delete(arn);
    if (record) this.runner?.retire(record.configuration);
  }

  invoke({ configuration }: FunctionRecord, payload: string): Promise<Invocation> {
    return this.running().invoke(configuration, payload);
  }

  /** Created for the first call of a function, because it loads what starts processes. */
  running(): FunctionRunner {
    if (this.runner) return this.runner;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded on demand
    const { FunctionRunner: Runner } = require('../../local-functions/function-runner') as {
      FunctionRunner: typeof FunctionRunner;
    };
    return (this.runner = new Runner({
      ...this.options,
      inspected: (functionName, text) => this.options.observer?.functionInspected(functionName, text),
      log: (line) => {
        const { functionName, stream, message } = line;
        this.logs.write({ group: logGroupOf(functionName), stream, timestamp: this.clock.now, message });
        this.options.observer?.functionWrote(line);
      },
    }));
  }

  clear(): void {
    this.byArn.clear();
    this.close();
  }

  /** Ends all processes. */
  close(): void {
    this.runner?.close();
    this.runner = undefined;
  }
}
