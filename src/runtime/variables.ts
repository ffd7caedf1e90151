// The variables of one scope: of an execution, of a branch, or of an iteration.
import type { Json, JsonObject } from '../json/json';
import { byteSize } from '../json/size';

export class Variables {
  private readonly values = new Map<string, Json>();
  /** Bytes that they do not exceed: what is overwritten is counted until somebody counts anew. */
  private most = 0;

  /** @param around the scope whose variables they stand before */
  constructor(private readonly around: Variables | undefined) {}

  read(name: string): Json | undefined {
    const own = this.values.get(name);
    return own === undefined ? this.around?.read(name) : own;
  }

  /** @param bytes which the values do not exceed */
  assign(assigned: JsonObject, names: readonly string[], bytes: number): void {
    for (const name of names) this.values.set(name, assigned[name]!);
    this.most += bytes;
  }

  /** Whether those of this scope and of those around it take more bytes; they are counted only when they might. */
  exceed(limit: number): boolean {
    return this.total() > limit && this.count() > limit;
  }

  private total(): number {
    return this.most + (this.around?.total() ?? 0);
  }

  private count(): number {
    this.most = 0;
    for (const value of this.values.values()) this.most += byteSize(value);
    return this.most + (this.around?.count() ?? 0);
  }
}
