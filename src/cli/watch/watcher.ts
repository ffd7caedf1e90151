// Watches files and folders, and reports which files have changed when they have been quiet for a while.
import { watch, type FSWatcher } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { isIgnoredFile, isIgnoredFolder } from './ignored';
import { changesBetween, snapshotOf, type Snapshot } from './snapshot';
import { RealClock } from '../../runtime/clock';

/** Many files change at once: a synthesis, a build, a checkout. Changes are reported after none came for this time. */
const QUIET_MS = 200;

/** Whoever never pauses is reported after this time. */
const LONGEST_MS = 2000;

/** How often files are compared where the system cannot report changes. */
const POLL_MS = 1000;

const NOTHING = (): void => undefined;

export interface WatcherOptions {
  /** Whether the program goes on as long as something is watched. @default false */
  readonly staysAlive?: boolean;
}

/**
 * Reports changes of files, whichever way a program writes them: in place, by renaming another file, or by making the
 * folder anew. What {@link isIgnoredFile} and {@link isIgnoredFolder} know never counts inside of a folder.
 */
export class Watcher {
  private readonly clock = new RealClock();
  private readonly staysAlive: boolean;
  private readonly watchers = new Map<string, FSWatcher>();
  private places: ReadonlySet<string> = new Set();
  private known: Snapshot = { files: new Map(), folders: new Set() };
  private firstNotice: number | undefined;
  private isStopped = false;
  private polls = false;
  private cancel = NOTHING;
  private cancelPoll = NOTHING;

  /** @param changed called with the absolute paths of the files that were added, changed or removed */
  constructor(
    private readonly changed: (paths: readonly string[]) => void,
    { staysAlive = false }: WatcherOptions = {},
  ) {
    this.staysAlive = staysAlive;
  }

  /**
   * Replaces what is watched: files, folders with all that is in them, and places that do not exist yet. A change that
   * came before this call, and after the places were watched first, is still reported.
   */
  watch(places: Iterable<string>): void {
    if (this.isStopped) return;
    this.places = new Set([...places].map((place) => resolve(place)));
    const now = snapshotOf(this.places);
    const files = new Map([...now.files].map(([path, found]) => [path, this.known.files.get(path) ?? found]));
    this.known = { files, folders: now.folders };
    this.follow(now.folders);
  }

  stop(): void {
    this.isStopped = true;
    this.cancel();
    this.cancelPoll();
    for (const watcher of this.watchers.values()) watcher.close();
    this.watchers.clear();
  }

  private follow(folders: ReadonlySet<string>): void {
    for (const [folder, watcher] of this.watchers) {
      if (folders.has(folder)) continue;
      watcher.close();
      this.watchers.delete(folder);
    }
    for (const folder of folders) if (!this.watchers.has(folder)) this.add(folder);
  }

  /** A system has only so many watchers. Without one, the files are compared from time to time. */
  private add(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: this.staysAlive }, (_, name) => this.noticed(folder, name));
      this.watchers.set(folder, watcher);
      watcher.on('error', () => this.lost(folder));
    } catch {
      this.pollFromNowOn();
    }
  }

  /** The folder was deleted, or moved to another disk. */
  private lost(folder: string): void {
    this.watchers.get(folder)?.close();
    this.watchers.delete(folder);
    this.lookSoon();
  }

  private noticed(folder: string, name: string | null): void {
    if (name === null || this.mayMatter(join(folder, name))) return this.lookSoon();
    // A folder reports its own end under its own name, and then nothing more.
    if (name === basename(folder)) this.lost(folder);
  }

  private mayMatter(path: string): boolean {
    if (this.places.has(path)) return true;
    for (const place of this.places) if (place.startsWith(path + sep)) return true;
    if (isIgnoredFile(basename(path)) || isIgnoredFolder(basename(path))) return false;
    for (let at = dirname(path); dirname(at) !== at; at = dirname(at)) if (this.places.has(at)) return true;
    return false;
  }

  private lookSoon(): void {
    if (this.isStopped) return;
    const { now } = this.clock;
    this.firstNotice ??= now;
    this.cancel();
    const time = Math.min(now + QUIET_MS, this.firstNotice + LONGEST_MS);
    this.cancel = this.clock.wake(time, () => this.look(), this.staysAlive);
  }

  private look(): void {
    this.firstNotice = undefined;
    const now = snapshotOf(this.places);
    const changes = changesBetween(this.known, now);
    this.known = now;
    this.follow(now.folders);
    if (changes.length > 0) this.changed(changes);
  }

  private pollFromNowOn(): void {
    if (this.polls || this.isStopped) return;
    this.polls = true;
    const poll = (): void => {
      this.look();
      if (!this.isStopped) this.cancelPoll = this.clock.wake(this.clock.now + POLL_MS, poll, this.staysAlive);
    };
    this.cancelPoll = this.clock.wake(this.clock.now + POLL_MS, poll, this.staysAlive);
  }
}
