// Creates the links of an archive. Windows lets only some users create links; for the others they become copies.
import { existsSync } from 'node:fs';
import { cp, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ArchiveLink } from './zip-links';

/** @param link creates a link at a path, to a target relative to it */
export async function createLinks(
  links: readonly ArchiveLink[],
  folder: string,
  link: (target: string, path: string) => Promise<void> = symlink,
): Promise<void> {
  let open: readonly ArchiveLink[] = await refused(links, folder, link);
  // A link may lead to one that is copied later. One that leads nowhere stays away.
  while (open.length > 0) {
    const ready = open.filter(({ path, target }) => existsSync(resolve(folder, dirname(path), target)));
    if (ready.length === 0) return;
    for (const { path, target } of ready) {
      await cp(resolve(folder, dirname(path), target), join(folder, path), { recursive: true, dereference: true });
    }
    open = open.filter((one) => !ready.includes(one));
  }
}

/** The links that this user may not create. */
async function refused(
  links: readonly ArchiveLink[],
  folder: string,
  link: (target: string, path: string) => Promise<void>,
): Promise<ArchiveLink[]> {
  const open: ArchiveLink[] = [];
  for (const one of links) {
    try {
      await link(one.target, join(folder, one.path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
      open.push(one);
    }
  }
  return open;
}
