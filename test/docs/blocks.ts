// Finds the fenced code blocks of a Markdown page.

/** A fenced block: ```` ```LANGUAGE FLAGS ```` and the fixture that a comment before it names. */
export interface Block {
  /** `README.md:12`, the line of the opening fence. */
  readonly place: string;
  readonly language: string;
  /** The words behind the language, such as `test` in ```` ```ts test ````. */
  readonly flags: readonly string[];
  /** From `<!-- fixture: stack -->` on the line before the block. */
  readonly fixture: string | undefined;
  readonly code: string;
}

const FENCE = /^```(\w*)([^\n`]*)\n(.*?)^```$/gms;
const FIXTURE = /<!-- fixture: ([\w-]+) -->\n$/;

export function blocksOf(page: string, text: string): Block[] {
  return [...text.matchAll(FENCE)].map(({ index, 1: language, 2: flags, 3: code }) => {
    const before = text.slice(0, index);
    return {
      place: `${page}:${before.split('\n').length}`,
      language,
      flags: flags.split(' ').filter(Boolean),
      fixture: FIXTURE.exec(before)?.[1],
      code,
    };
  });
}
