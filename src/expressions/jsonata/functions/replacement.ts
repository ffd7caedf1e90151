// The replacement of a match: `$0` means the match, `$1` its first group, `$$` a dollar.
import type { Value } from '../values/value';

/** The match that is replaced. */
export interface Replaced {
  readonly match: string;
  readonly groups: readonly Value[];
}

export function replacementOf(replacement: string, { match, groups }: Replaced): string {
  let text = '';
  let at = 0;
  for (let dollar = replacement.indexOf('$'); dollar >= 0; dollar = replacement.indexOf('$', at)) {
    text += replacement.substring(at, dollar);
    at = dollar + 1;
    const next = replacement.charAt(at);
    if (next === '$' || next === '0') {
      text += next === '$' ? '$' : match;
      at += 1;
      continue;
    }
    const group = groupNumber(replacement, at, groups.length);
    if (group === undefined) {
      text += '$';
    } else {
      const part = groups[group - 1];
      if (typeof part === 'string') text += part;
      at += String(group).length;
    }
  }
  return text + replacement.substring(at);
}

/**
 * Reads only as many digits as there can be groups: `$12` is the first group and a `2` if there are only nine groups.
 */
function groupNumber(replacement: string, at: number, count: number): number | undefined {
  const digits = count === 0 ? 1 : Math.floor(Math.log(count) * Math.LOG10E) + 1;
  let number = Number.parseInt(replacement.substring(at, at + digits), 10);
  if (digits > 1 && number > count) number = Number.parseInt(replacement.substring(at, at + digits - 1), 10);
  return Number.isNaN(number) ? undefined : number;
}
