// Finds what `validate` checks: files and folders by name, by pattern, and in folders.
import { existsSync, readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { isChecked } from './kind-of-file';
import { isLeftOut, isPattern, literalOf, matchesName, parsePattern, type Segment } from './path-pattern';
import { systemErrorText } from '../../asl/system-error';
import { isObject, member } from '../../json/json';

/** Something to check: a file, or the folder of a cloud assembly. */
export interface Target {
  readonly path: string;
  /** Whether the user named it, rather than a folder or a pattern that has it. */
  readonly isNamed: boolean;
}

export interface FoundFiles {
  readonly targets: readonly Target[];
  /** What could not be searched or has nothing to check, each as a sentence. */
  readonly problems: readonly string[];
}

/**
 * `!PATTERN` leaves out what matches it, and what is below. Each file is checked once.
 * @throws UsageError for a pattern with too many combinations
 */
export function findFiles(args: readonly string[], separator: string = sep): FoundFiles {
  const excluded = args.filter((arg) => arg.startsWith('!')).flatMap((arg) => parsePattern(arg.slice(1), separator));
  const search = new Search(excluded.map(normalized), separator);
  for (const arg of args) if (!arg.startsWith('!')) search.add(arg);
  return search;
}

/** Positions in the segments of a pattern: what may follow of it. */
type Places = ReadonlySet<number>;

class Search implements FoundFiles {
  readonly problems: string[] = [];
  private readonly found = new Map<string, Target>();
  private readonly assemblies = new Map<string, boolean>();
  /** Whether the current argument found a file again. */
  private isRepeated = false;

  constructor(
    private readonly excluded: readonly (readonly Segment[])[],
    private readonly separator: string,
  ) {}

  get targets(): readonly Target[] {
    return [...this.found.values()];
  }

  add(arg: string): void {
    const kind = kindOf(arg);
    if (kind === undefined && isPattern(arg)) return this.addAll(arg, 'The pattern', () => this.addMatches(arg));
    if (kind !== 'folder' || this.isAssembly(arg)) return this.keep(arg, true);
    this.addAll(arg, 'The folder', () => this.addFolder(arg));
  }

  private addAll(arg: string, what: string, addWhatFits: () => void): void {
    const before = this.found.size + this.problems.length;
    this.isRepeated = false;
    addWhatFits();
    // What an earlier argument found as well is no reason to complain.
    if (this.found.size + this.problems.length > before || this.isRepeated) return;
    this.problems.push(`${what} ${arg} has no definition, template or cloud assembly (cdk.out) with state machines.`);
  }

  private keep(path: string, isNamed = false): void {
    const key = resolve(path);
    if (this.found.has(key)) this.isRepeated = true;
    else this.found.set(key, { path, isNamed });
  }

  /** A file of an assembly stands for it: its stacks refer to each other. */
  private keepFile(folder: string, path: string): void {
    if (this.isAssembly(folder)) this.keep(folder);
    else if (isChecked(path)) this.keep(path);
  }

  private addFolder(folder: string): void {
    if (this.isAssembly(folder)) return this.keep(folder);
    for (const entry of this.entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (isLeftOut(entry.name) || this.isExcluded(path)) continue;
      // Links to folders are not followed: they may lead in circles, or out of the project.
      if (entry.isDirectory()) this.addFolder(path);
      else this.keepFile(folder, path);
    }
  }

  private addMatches(pattern: string): void {
    for (const alternative of parsePattern(pattern, this.separator)) {
      const segments = normalized(alternative);
      const wild = segments.findIndex((segment) => literalOf(segment) === undefined);
      const literals = segments.slice(0, wild < 0 ? -1 : wild).map((segment) => literalOf(segment)!);
      const rest = segments.slice(literals.length);
      // `/*.json` and `C:/*.json` begin at a root.
      const isRoot = literals.length === 1 && /^(?:[A-Za-z]:)?$/.test(literals[0]!);
      this.match(literals.join('/') + (isRoot ? '/' : ''), rest, reach(rest, [0]));
    }
  }

  private match(folder: string, segments: readonly Segment[], places: Places): void {
    const isDeep = !this.isAssembly(folder === '' ? '.' : folder);
    for (const entry of this.entriesOf(folder === '' ? '.' : folder)) {
      const path = join(folder, entry.name);
      const isFolder = entry.isDirectory();
      if (entry.isSymbolicLink() && kindOf(path) === 'folder') continue;
      const next = advance(segments, places, entry.name, !isFolder || isDeep);
      if (next.size === 0 || this.isExcluded(path)) continue;
      const isMatch = next.has(segments.length);
      if (!isFolder) {
        if (isMatch) this.keepFile(folder === '' ? '.' : folder, path);
      } else if (isMatch && segments[segments.length - 1] !== '**') {
        this.addFolder(path);
      } else {
        this.match(path, segments, next);
      }
    }
  }

  private entriesOf(folder: string): readonly Dirent[] {
    try {
      return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' || code === 'ENOTDIR') return [];
      const text = systemErrorText(Object.assign(error as Error, { path: folder }));
      if (text === undefined) throw error;
      this.problems.push(text);
      return [];
    }
  }

  private isExcluded(path: string): boolean {
    if (this.excluded.length === 0) return false;
    const names = relative('', resolve(path)).split(sep);
    return this.excluded.some((segments) => {
      let places = reach(segments, [0]);
      return names.some((name) => {
        places = advance(segments, places, name, true);
        return places.has(segments.length);
      });
    });
  }

  private isAssembly(folder: string): boolean {
    const key = resolve(folder);
    let isAssembly = this.assemblies.get(key);
    if (isAssembly === undefined) this.assemblies.set(key, (isAssembly = hasManifest(key)));
    return isAssembly;
  }
}

function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : 'file';
  }
}

function hasManifest(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    return isObject(manifest) && isObject(member(manifest, 'artifacts'));
  } catch {
    // The CDK writes a file of this name into each assembly. A broken manifest is reported, then.
    return existsSync(join(folder, 'cdk.out')) && existsSync(join(folder, 'manifest.json'));
  }
}

/** Without `.` and empty names, but for the one before the first slash. */
function normalized(segments: readonly Segment[]): readonly Segment[] {
  return segments.filter((segment, index) => {
    const literal = literalOf(segment);
    return literal !== '.' && (literal !== '' || index === 0);
  });
}

/** `**` may be nothing. */
function reach(segments: readonly Segment[], places: Iterable<number>): Places {
  const reached = new Set<number>();
  for (let place of places) {
    reached.add(place);
    while (segments[place] === '**') reached.add((place += 1));
  }
  return reached;
}

/** @param isDeep whether `**` may go into what has this name */
function advance(segments: readonly Segment[], places: Places, name: string, isDeep: boolean): Places {
  const next: number[] = [];
  for (const place of places) {
    const segment = segments[place];
    if (segment === undefined) continue;
    if (segment === '**') {
      if (isDeep && matchesName(segment, name)) next.push(place);
    } else if (matchesName(segment, name)) {
      next.push(place + 1);
    }
  }
  return reach(segments, next);
}
