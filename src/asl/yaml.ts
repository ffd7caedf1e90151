// The parser of YAML, loaded when somebody reads or writes YAML and not before.
import type * as Yaml from 'yaml';

export function yaml(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most simulations need none
  return require('yaml') as typeof Yaml;
}
