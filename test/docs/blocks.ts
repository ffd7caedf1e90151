// Finds the fenced code blocks of a Markdown page.

/** A fenced block: ```` ```LANGUAGE FLAGS ```` and what a comment before it says, such as `<!-- fixture: stack -->`. */
export interface Block {
  /** `README.md:12`, the line of the opening fence. */
  readonly place: string;
  readonly language: string;
  /** The words behind the language, such as `test` in ```` ```ts test ````. */
  readonly flags: readonly string[];
  /** The block that it stands in: that of the flag `fixture=NAME`. */
  readonly fixture: string | undefined;
  /** The file that the reader is told to write it to. */
  readonly file: string | undefined;
  /** What replaces the last line of the last test of the page, so that it fails with this output. */
  readonly failure: string | undefined;
  readonly code: string;
}

const FENCE = /^```(\w*)([^\n`]*)\n(.*?)^```$/gms;
const COMMENT = /<!-- (fixture|file|failure): (.+) -->\n$/;

export function blocksOf(page: string, text: string): Block[] {
  return [...text.matchAll(FENCE)].map(({ index, 1: language, 2: flags, 3: code }) => {
    const before = text.slice(0, index);
    const [, name, value] = COMMENT.exec(before) ?? [];
    return {
      place: `${page}:${before.split('\n').length}`,
      language,
      flags: flags.split(' ').filter(Boolean),
      fixture: name === 'fixture' ? value : undefined,
      file: name === 'file' ? value : undefined,
      failure: name === 'failure' ? value : undefined,
      code,
    };
  });
}
