// IAM's wildcards: `*` matches any number of characters, including none, and `?` exactly one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html

/** A part of a name that may be of any length (ANY in unknown-parts.ts): only a star is certain to match it. */
const UNKNOWN = '\uE000';

/** Takes at most text length x pattern length steps, however many stars there are. */
export function compileWildcard(pattern: string): (text: string) => boolean {
  if (pattern === '*') return () => true;
  if (!/[*?]/.test(pattern)) return (text) => text === pattern;
  return (text) => matches(pattern, text);
}

function matches(pattern: string, text: string): boolean {
  let at = 0;
  let star = -1; // the last star of the pattern, and from where in the text it was tried
  let from = 0;
  for (let index = 0; index < text.length;) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at++;
      from = index;
    } else if ((wanted === '?' && text[index] !== UNKNOWN) || wanted === text[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++from;
    } else {
      return false;
    }
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
