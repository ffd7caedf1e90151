// The links of a Markdown page, and the anchors that links can lead to.

/** The relative links, with their anchors; a link within the page begins with `#`. */
export function linksOf(text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)].map(([, link]) => link!);
}

/** The anchors of a page, as GitHub makes them: of its headings, and those that it sets itself. */
export function anchorsOf(text: string): Set<string> {
  const plain = text.replace(/^```.*?^```$/gms, '');
  const seen = new Map<string, number>();
  const headings = [...plain.matchAll(/^#{1,6} +(.+)$/gm)].map(([, title]) => {
    const anchor = title!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
  return new Set([...headings, ...[...plain.matchAll(/<a id="([^"]+)"/g)].map(([, id]) => id!)]);
}
