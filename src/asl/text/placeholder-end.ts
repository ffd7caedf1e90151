// Finds the end of a placeholder such as `${Name}` in a text that a deployment still completes.

/** The longest placeholder. The limit keeps the time linear. */
const LONGEST = 1000;

/**
 * The place of the closing brace, which is on the same line. An expression of Terraform may have braces inside.
 * @param start the place of the `$`
 */
export function placeholderEnd(text: string, start: number): number | undefined {
  if (!text.startsWith('${', start)) return undefined;
  let depth = 1;
  for (let at = start + 2; at < Math.min(text.length, start + LONGEST) && text[at] !== '\n'; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at > start + 2 ? at : undefined;
  }
  return undefined;
}
