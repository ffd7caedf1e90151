// The patterns of StringMatches: `*` matches any characters, `\*` a star, `\\` a backslash.

/**
 * Compiles a pattern to a test of at most length x parts steps, however many stars it has: it searches for each part
 * between stars once, from left to right.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  const parts = partsOf(pattern);
  const first = parts[0]!;
  if (parts.length === 1) return (text) => text === first;
  const last = parts[parts.length - 1]!;
  const middle = parts.slice(1, -1).filter((part) => part !== '');
  const shortest = parts.reduce((length, part) => length + part.length, 0);
  return (text) => {
    if (text.length < shortest || !text.startsWith(first) || !text.endsWith(last)) return false;
    let from = first.length;
    for (const part of middle) {
      const found = text.indexOf(part, from);
      if (found < 0) return false;
      from = found + part.length;
    }
    return from <= text.length - last.length;
  };
}

/** The literal parts between stars, with escapes resolved. */
function partsOf(pattern: string): string[] {
  const parts = [''];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at]!;
    const next = pattern[at + 1];
    if (char === '\\' && (next === '*' || next === '\\')) {
      parts[parts.length - 1] += next;
      at += 1;
    } else if (char === '*') {
      parts.push('');
    } else {
      parts[parts.length - 1] += char;
    }
  }
  return parts;
}
