// The reserved variable of JSONata: `$states`.
import type { Json } from '../json/json';

/** What `$states` holds besides the context object. */
export interface StatesVariable {
  readonly input: Json;
  readonly result?: Json;
  readonly errorOutput?: Json;
}
