// Names with an unknown part, such as the workgroup of a query, and whether a pattern matches them.
import type { Truth } from './truth';
import { compileWildcard } from './wildcard';

/** Any text, in a name. A character of Unicode's private use. */
export const ANY = '\uE000';
/** Any single character, in a name. */
export const ONE = '\uE001';

/** A reference that only a deployment resolves: `{{resolve:ssm:/charge/arn}}`. */
const REFERENCE = /\{\{resolve:[^}]*\}\}/g;

export function hasUnknownPart(name: string): boolean {
  return name.includes(ANY) || name.includes(ONE);
}

/** For messages: `*` and `?` for what is unknown, as in a policy. */
export function readableName(name: string): string {
  return name.replaceAll(ANY, '*').replaceAll(ONE, '?');
}

export function isReference(text: string): boolean {
  return text.includes('{{resolve:');
}

/**
 * Yes if the pattern matches the name for all values of the unknown parts, no if it never does. References with the
 * same text have the same value.
 */
export function compilePattern(pattern: string): (name: string) => Truth {
  const fixed = compileWildcard(pattern);
  const loose = isReference(pattern) ? pattern.replace(REFERENCE, '*') : pattern;
  return (name) => {
    if (fixed(name)) return 'yes';
    if (loose === pattern && !hasUnknownPart(name)) return 'no';
    return overlaps(loose, name) ? 'unknown' : 'no';
  };
}

/** Whether a name and a pattern that both have arbitrary parts can be the same text. */
function overlaps(pattern: string, name: string): boolean {
  if (!beginAlike(pattern, name)) return false;
  // reached[at] says that the pattern up to `at` and the name up to here have a text in common.
  const reached = new Uint8Array(pattern.length + 1);
  reached[0] = 1;
  spread(pattern, reached);
  for (const character of name) {
    if (character === ANY) {
      const first = reached.indexOf(1);
      if (first >= 0) reached.fill(1, first);
      continue;
    }
    // From behind, because each place depends on the one before it.
    for (let at = pattern.length; at >= 0; at -= 1) {
      const comes = at > 0 && reached[at - 1] === 1 && fits(pattern[at - 1]!, character);
      const stays = reached[at] === 1 && pattern[at - 1] === '*';
      reached[at] = comes || stays ? 1 : 0;
    }
    spread(pattern, reached);
  }
  return reached[pattern.length] === 1;
}

/** The texts before the first arbitrary parts must agree as far as they go. */
function beginAlike(pattern: string, name: string): boolean {
  for (let at = 0; at < pattern.length && at < name.length; at += 1) {
    const [wanted, found] = [pattern[at], name[at]];
    if (wanted === '*' || found === ANY) return true;
    if (wanted !== found && wanted !== '?' && found !== ONE) return false;
  }
  return true;
}

/** A star matches nothing, too. */
function spread(pattern: string, reached: Uint8Array): void {
  for (let at = 0; at < pattern.length; at += 1) if (reached[at] === 1 && pattern[at] === '*') reached[at + 1] = 1;
}

function fits(wanted: string, character: string): boolean {
  return wanted === '?' || wanted === '*' || character === ONE || wanted === character;
}
