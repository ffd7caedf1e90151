// Checks where the links of an archive really lead, before any of them exists: through each other, too.
import { posix } from 'node:path';

export interface ArchiveLink {
  readonly path: string;
  readonly target: string;
}

/** As many as Linux follows. A longer chain, or a circle, leads nowhere. */
const MAX_FOLLOWED = 40;

/**
 * The reason to refuse the links of an archive, if there is one. A link must not be below another link, where it would be
 * created in a folder that its path does not name, and must not lead out of the archive.
 */
export function linkFault(links: readonly ArchiveLink[]): string | undefined {
  const targets = new Map(links.map(({ path, target }) => [keyOf(posix.normalize(path)), target]));
  for (const { path, target } of links) {
    const parent = posix.dirname(posix.normalize(path));
    const folders = parent === '.' ? [] : parent.split('/');
    const above = folders
      .map((_, index) => folders.slice(0, index + 1).join('/'))
      .find((folder) => targets.has(keyOf(folder)));
    if (above !== undefined) return `the link '${path}' is below the link '${above}'`;
    if (leadsOutside(folders, target, targets)) return `the link '${path}' leads outside, to '${target}'`;
  }
  return undefined;
}

/** Walks from a folder along a target, one name at a time, as the system does. */
function leadsOutside(from: readonly string[], target: string, targets: ReadonlyMap<string, string>): boolean {
  if (target.startsWith('/')) return true;
  const place = [...from];
  const names = [target];
  for (let followed = 0; names.length > 0;) {
    const [next, ...rest] = names.pop()!.split('/');
    if (rest.length > 0) names.push(rest.join('/'));
    if (next === '..') {
      if (place.pop() === undefined) return true;
    } else if (next !== '' && next !== '.') {
      place.push(next!);
      const onward = targets.get(keyOf(place.join('/')));
      if (onward !== undefined) {
        if (onward.startsWith('/')) return true;
        if (++followed > MAX_FOLLOWED) return false;
        place.pop();
        names.push(onward);
      }
    }
  }
  return false;
}

/** Some file systems do not distinguish case. */
function keyOf(path: string): string {
  return path.toLowerCase();
}
