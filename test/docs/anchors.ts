// The headings of a Markdown page by the anchors that GitHub gives them, and the links that lead to headings.

export interface Link {
  /** The page, relative to the one that has the link; empty for this page. */
  readonly path: string;
  readonly anchor: string | undefined;
}

const withoutCode = (text: string) => text.replace(/^```.*?^```$/gms, '');

/** As GitHub makes them: lower case, without punctuation, hyphens for spaces, and a number if it is there already. Also those that the page sets itself. */
export function anchorsOf(text: string): string[] {
  const seen = new Map<string, number>();
  const plainText = withoutCode(text);
  const headings = [...plainText.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) => {
    const plain = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').trim();
    const anchor = plain
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return times === 0 ? anchor : `${anchor}-${times}`;
  });
  return [...headings, ...[...plainText.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id!)];
}

/** The links of a page to files and to headings, those of other sites left out. */
export function linksIn(text: string): Link[] {
  const links = withoutCode(text).matchAll(/\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/g);
  return [...links].map(([, path, anchor]) => ({ path: path!, anchor }));
}
