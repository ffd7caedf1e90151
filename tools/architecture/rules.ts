// The rules that hold the architecture of src; each finding names the file, the line and the rule.
import { posix } from 'node:path';
import { readSource, type Import, type Source } from './source';
import {
  ARROWS,
  CDK_PACKAGES,
  CDK_SOURCES,
  CLOCK_FILES,
  ENTRIES,
  LARGEST_SHARE,
  MAY_IMPORT,
  ROOMS,
} from '../../projenrc/layers';

/** Paths from the repository's root, such as `src/json/json.ts`, and what the files hold. */
export type Files = ReadonlyMap<string, string>;

const MAX_FOLDERS = 3;

/** Everything in `files` that breaks a rule, in the order of the files; empty when all is well. */
export function violations(files: Files): string[] {
  const sources = new Map([...files].map(([path, text]) => [path, readSource(path, text)] as const));
  return [
    ...[...sources].flatMap(([path, source]) => [
      ...shape(path, files.get(path)!, source),
      ...source.imports.flatMap((entry) =>
        importRules(path, entry, files).map((rule) => `${path}:${entry.line} ${rule}`),
      ),
      ...(CLOCK_FILES.includes(path) ? [] : source.impure).map(
        ({ line, what }) => `${path}:${line} uses ${what}: only ${CLOCK_FILES.join(' and ')} read time and chance`,
      ),
    ]),
    ...cycles(sources).map((cycle) => `import cycle: ${cycle.join(' -> ')}`),
    ...roomCycles(sources),
  ];
}

/** The folders of src that hold more of its lines than one folder should. */
export function tooLarge(files: Files): string[] {
  const lines = new Map<string, number>();
  for (const [path, text] of files) {
    const folder = folderOf(path);
    lines.set(folder, (lines.get(folder) ?? 0) + text.split('\n').length);
  }
  const all = [...lines.values()].reduce((sum, count) => sum + count, 0);
  return [...lines]
    .filter(([, count]) => count > all * LARGEST_SHARE)
    .map(([folder, count]) => `src/${folder} has ${count} of ${all} lines: at most a fifth is allowed`);
}

function shape(path: string, text: string, source: Source): string[] {
  const found: string[] = [];
  const folders = path.split('/').length - 2;
  if (!text.startsWith('// ')) found.push(`${path}:1 must open with one line that tells what it is for: // ...`);
  if (folders > MAX_FOLDERS) {
    found.push(`${path} lies ${folders} folders below src, at most ${MAX_FOLDERS} are allowed`);
  }
  if (posix.basename(path) === 'index.ts' && ENTRIES[path.replace(/^src\//, '')] === undefined) {
    found.push(...source.statements.map((line) => `${path}:${line} an index.ts only re-exports, by name`));
  }
  return found;
}

function importRules(path: string, entry: Import, files: Files): string[] {
  const target = resolve(path, entry.specifier, files);
  if (target === undefined) return packageRules(path, entry);
  const [from, to] = [folderOf(path), folderOf(target)];
  if (from !== to && MAY_IMPORT[from] === undefined) {
    return [`imports ${target}: ${from}/ is not in the list of folders: ${ARROWS}`];
  }
  const allowed = [...(MAY_IMPORT[from] ?? []), ...(ENTRIES[path.replace(/^src\//, '')] ?? [])];
  if (from !== to && !allowed.includes(to)) {
    return [`imports ${target}: ${from}${from.endsWith('.ts') ? '' : '/'} must not import ${to}/`];
  }
  const rooms = from === to ? roomRule(from, roomOf(path), roomOf(target)) : undefined;
  if (rooms !== undefined) return [`imports ${target}: ${rooms}`];
  if (posix.basename(target) === 'index.ts' && posix.basename(path) !== 'index.ts') {
    return [`imports ${target}: inside the package import the file, not the barrel`];
  }
  return [];
}

/** Between folders inside of one folder of src; files beside them are held by roomCycles. */
function roomRule(folder: string, from: string, to: string): string | undefined {
  if (from === to || from.endsWith('.ts') || to.endsWith('.ts')) return undefined;
  const rooms = ROOMS[folder] ?? [];
  const unknown = [from, to].find((room) => !rooms.includes(room));
  if (unknown !== undefined) return `${folder}/${unknown}/ is not in the list of folders inside of ${folder}/`;
  return rooms.indexOf(from) < rooms.indexOf(to)
    ? `${folder}/${from}/ must not import ${folder}/${to}/: ${rooms.join(' <- ')}`
    : undefined;
}

/** Circles through the folders inside of a folder of src, where a file beside them counts as a folder of its own. */
function roomCycles(sources: ReadonlyMap<string, Source>): string[] {
  const arrows = new Map<string, Map<string, string>>();
  for (const [path, source] of sources) {
    const from = `${folderOf(path)}/${roomOf(path)}`;
    for (const { specifier } of source.imports) {
      const target = resolve(path, specifier, sources as ReadonlyMap<string, never>);
      if (target === undefined || folderOf(target) !== folderOf(path)) continue;
      const to = `${folderOf(target)}/${roomOf(target)}`;
      if (from === to) continue;
      const leaving = arrows.get(from) ?? new Map<string, string>();
      arrows.set(from, leaving.set(to, `${path} -> ${target}`));
    }
  }
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (room: string, trail: readonly string[]): void => {
    const start = trail.indexOf(room);
    if (start >= 0) {
      const circle = [...trail.slice(start), room];
      // A circle of files alone is told as such.
      if (circle.every((one) => one.endsWith('.ts'))) return;
      const files = circle.slice(1).map((next, index) => arrows.get(circle[index])!.get(next)!);
      found.push(`folder cycle: ${circle.join(' -> ')} (${files.join(', ')})`);
    }
    if (start >= 0 || done.has(room)) return;
    for (const next of arrows.get(room)?.keys() ?? []) walk(next, [...trail, room]);
    done.add(room);
  };
  for (const room of arrows.keys()) walk(room, []);
  return found;
}

function packageRules(path: string, entry: Import): string[] {
  if (!CDK_PACKAGES.includes(entry.specifier.split('/')[0]) || folderOf(path) === 'constructs') return [];
  if (!path.startsWith(`src/${CDK_SOURCES}/`)) {
    return [`imports ${entry.specifier}: only constructs/ and ${CDK_SOURCES}/ may`];
  }
  return entry.typeOnly || entry.lazy
    ? []
    : [`imports ${entry.specifier} at once: load it inside the function that needs it`];
}

/** The file of ours that a relative specifier names, or undefined for packages and files outside `files`. */
function resolve(path: string, specifier: string, files: Files): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = posix.join(posix.dirname(path), specifier).replace(/\.js$/, '');
  return [`${base}.ts`, `${base}/index.ts`].find((candidate) => files.has(candidate));
}

/** The folder of src that a file belongs to, or `index.ts`. */
function folderOf(path: string): string {
  return path.split('/')[1];
}

/** The folder inside of a folder of src that a file lies in, such as `private/checks`, or the file's own name. */
function roomOf(path: string): string {
  const [, , ...rest] = path.split('/');
  return rest.length > 1 ? rest.slice(0, -1).join('/') : (rest[0] ?? '');
}

/** One cycle for each import that closes one; types count, for a cycle of types is one in the reader's head. */
function cycles(sources: ReadonlyMap<string, Source>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path]);
    if (start >= 0 || done.has(path)) return;
    for (const entry of sources.get(path)!.imports) {
      const target = resolve(path, entry.specifier, sources as ReadonlyMap<string, never>);
      if (target !== undefined) walk(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of sources.keys()) walk(path, []);
  return found;
}
