// The Map Runs of the executions whose histories are kept, and their child executions.
import type { ExecutionRecord } from './execution-record';
import { resourceNotFound } from './state-machines';
import { jsonText } from '../../json/text';
import { RunningExecution, type ExecutionStatus } from '../../runtime/execution';
import type { ChildView, MapRunRecord, MapRunStatus } from '../../runtime/map-run-record';
import { parseArn } from '../arns';

export interface KnownMapRun {
  /** Grows with each one that begins: the order of lists. */
  readonly position: number;
  readonly run: MapRunRecord;
  /** The execution that it is a part of; of one inside of a Map Run the execution at the top. */
  readonly record: ExecutionRecord;
}

export class MapRuns {
  private readonly byArn = new Map<string, KnownMapRun>();
  private readonly byRecord = new Map<ExecutionRecord, KnownMapRun[]>();
  private lastPosition = 0;

  add(run: MapRunRecord, record: ExecutionRecord): void {
    this.lastPosition += 1;
    const known = { position: this.lastPosition, run, record };
    this.byArn.set(run.arn, known);
    const others = this.byRecord.get(record);
    if (others) others.push(known);
    else this.byRecord.set(record, [known]);
  }

  /** Throws InvalidArn, ResourceNotFound. */
  get(arn: string): KnownMapRun {
    parseArn(arn, 'mapRun');
    const known = this.byArn.get(arn);
    if (!known) throw resourceNotFound(arn);
    return known;
  }

  /** Those that the execution itself began, the latest first. */
  of({ arn }: ExecutionRecord): readonly KnownMapRun[] {
    return [...this.byArn.values()].filter(({ run }) => run.executionArn === arn).reverse();
  }

  /** The child execution of that ARN, as if it had been started by itself. */
  child(arn: string): ExecutionRecord | undefined {
    // The machine of a child is known as MACHINE/LABEL, and so is its ARN.
    const machineArn = arn.replace(':execution:', ':stateMachine:').split(':').slice(0, -1).join(':');
    for (const known of this.byArn.values()) {
      const child = known.run.stateMachineArn === machineArn ? known.run.children!.find(arn) : undefined;
      if (child) return childRecord(known, child);
    }
    return undefined;
  }

  forget(record: ExecutionRecord): void {
    for (const { run } of this.byRecord.get(record) ?? []) this.byArn.delete(run.arn);
    this.byRecord.delete(record);
  }

  clear(): void {
    this.byArn.clear();
    this.byRecord.clear();
  }
}

function childRecord({ run, record }: KnownMapRun, child: ChildView): ExecutionRecord {
  const { index, executionArn: arn, name, startTime, stopTime, redriven, output, error, cause } = child;
  const { machine, revision } = record;
  const kept = run.children!.keptAt(index);
  const running = kept instanceof RunningExecution ? kept : undefined;
  const input = run.children!.input(index);
  const status = child.status as ExecutionStatus;
  return {
    ...{ position: index, arn, name, revision, mapRun: run },
    machine: { ...machine, arn: run.stateMachineArn, name: `${machine.name}/${run.label}` },
    ...{ input, inputText: jsonText(input), startTime, running, redriven, redriveTokens: new Map<string, number>() },
    // One that is stopped has ended at once.
    get end() {
      return running?.end ?? { status, output, error, cause, stopTime };
    },
  };
}

/** How it stands; times in seconds since 1970. */
export function standing({ run }: KnownMapRun): { readonly status: MapRunStatus; readonly stopDate?: number } {
  const { status, stopTime } = run;
  return { status, ...(stopTime !== undefined && { stopDate: stopTime / 1000 }) };
}
