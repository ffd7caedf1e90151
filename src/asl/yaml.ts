// The YAML parser, loaded on first use.
import type * as Yaml from 'yaml';

export function yaml(): typeof Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most simulations need none
  return require('yaml') as typeof Yaml;
}
