// The Map Runs of the executions whose histories are kept.
import { resourceNotFound } from './state-machines';
import type { MapRunRecord, MapRunStatus } from '../../runtime/map-run-record';
import { parseArn } from '../arns';

/** An execution that has Map Runs. */
export interface Owner {
  readonly arn: string;
}

export interface KnownMapRun {
  /** Grows with each one that begins: the order of lists. */
  readonly position: number;
  readonly run: MapRunRecord;
  /** The execution that it is a part of; of a nested one the execution at the top. */
  readonly record: Owner;
}

export class MapRuns {
  private readonly byArn = new Map<string, KnownMapRun>();
  private readonly byRecord = new Map<Owner, string[]>();
  private lastPosition = 0;

  add(run: MapRunRecord, record: Owner): void {
    this.lastPosition += 1;
    this.byArn.set(run.arn, { position: this.lastPosition, run, record });
    const others = this.byRecord.get(record);
    if (others) others.push(run.arn);
    else this.byRecord.set(record, [run.arn]);
  }

  /** Throws InvalidArn, ResourceNotFound. */
  get(arn: string): KnownMapRun {
    parseArn(arn, 'mapRun');
    const known = this.byArn.get(arn);
    if (!known) throw resourceNotFound(arn);
    return known;
  }

  /** Those that the execution itself began, the latest first. */
  of(record: Owner): readonly KnownMapRun[] {
    const known = (this.byRecord.get(record) ?? []).map((arn) => this.byArn.get(arn)!);
    return known.filter(({ run }) => run.executionArn === record.arn).reverse();
  }

  forget(record: Owner): void {
    for (const arn of this.byRecord.get(record) ?? []) this.byArn.delete(arn);
    this.byRecord.delete(record);
  }

  clear(): void {
    this.byArn.clear();
    this.byRecord.clear();
  }
}

/** How it stands; times in seconds since 1970. */
export function standing({ run }: KnownMapRun): { readonly status: MapRunStatus; readonly stopDate?: number } {
  const { status, stopTime } = run;
  return { status, ...(stopTime !== undefined && { stopDate: stopTime / 1000 }) };
}
