// The variables of one scope: of an execution, of a branch, or of an iteration.
import type { Json, JsonObject } from '../json/json';
import { byteSize } from '../json/size';

export class Variables {
  private readonly values = new Map<string, Json>();
  /** An upper bound of their bytes. Overwritten values count until the next exact count. */
  private most = 0;

  /** @param around the enclosing scope, whose variables these shadow */
  constructor(private readonly around: Variables | undefined) {}

  read(name: string): Json | undefined {
    const own = this.values.get(name);
    return own === undefined ? this.around?.read(name) : own;
  }

  /** @param bytes an upper bound of the size of the values */
  assign(assigned: JsonObject, names: readonly string[], bytes: number): void {
    for (const name of names) this.values.set(name, assigned[name]!);
    this.most += bytes;
  }

  /**
   * Whether the variables of this and the enclosing scopes exceed the limit. They are counted exactly only if they
   * might.
   */
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
