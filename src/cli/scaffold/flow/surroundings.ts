// What a state's expressions can see: its input, the context object and the variables.
import { UNKNOWN, type Value } from './value';

export interface Surroundings {
  readonly input: Value;
  readonly context: Value;
  readonly variables: ReadonlyMap<string, Value>;
  /** Of a task, a Parallel or a Map. */
  readonly result?: Value;
}

export function variable({ variables }: Surroundings, name: string): Value {
  return variables.get(name) ?? UNKNOWN;
}
