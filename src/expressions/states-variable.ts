// The reserved variable of JSONata: `$states`.
import type { Json } from '../json/json';

/** The members of `$states` besides the context object. */
export interface StatesVariable {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}
