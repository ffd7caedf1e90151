// The Map Runs of the executions whose histories are kept, and their child executions.
import type { ExecutionRecord } from './execution-record';
import { resourceNotFound } from './state-machines';
import { jsonText } from '../../json/text';
import { RunningExecution, type ExecutionStatus } from '../../runtime/execution';
import type { ChildView, MapRunRecord, MapRunStatus } from '../../runtime/map-run-record';
import { parseArn } from '../arns';

export interface KnownMapRun {
  readonly run: MapRunRecord;
  /** The execution that it belongs to; inside another Map Run, the outermost execution. */
  readonly record: ExecutionRecord;
}

export class MapRuns {
  private readonly byArn = new Map<string, KnownMapRun>();
  private readonly byRecord = new Map<ExecutionRecord, MapRunRecord[]>();

  add(run: MapRunRecord, record: ExecutionRecord): void {
    this.byArn.set(run.arn, { run, record });
    const others = this.byRecord.get(record);
    if (others) others.push(run);
    else this.byRecord.set(record, [run]);
  }

  /** Throws InvalidArn, ResourceNotFound. */
  get(arn: string): KnownMapRun {
    parseArn(arn, 'mapRun');
    const known = this.byArn.get(arn);
    if (!known) throw resourceNotFound(arn);
    return known;
  }

  /** The child execution with that ARN, in the form of an ordinary execution. */
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
    for (const { arn } of this.byRecord.get(record) ?? []) this.byArn.delete(arn);
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
    // A stopped one has ended at once.
    get end() {
      return running?.end ?? { status, output, error, cause, stopTime };
    },
  };
}

interface Standing {
  readonly status: MapRunStatus;
  readonly stopDate?: number;
}

/** Its status, and when it ended, in seconds since 1970. */
export function standing({ status, stopTime }: MapRunRecord): Standing {
  return { status, ...(stopTime !== undefined && { stopDate: stopTime / 1000 }) };
}
