// The rules that hold the architecture of src; each finding names the file, the line and the rule.
import { posix } from 'node:path';
import { readSource, type Import, type Source } from './source';
import { ARROWS, CDK_PACKAGES, CLOCK_FILES, MAY_IMPORT } from '../../projenrc/layers';

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
  ];
}

function shape(path: string, text: string, source: Source): string[] {
  const found: string[] = [];
  const folders = path.split('/').length - 2;
  if (!text.startsWith('// ')) found.push(`${path}:1 must open with one line that tells what it is for: // ...`);
  if (folders > MAX_FOLDERS) {
    found.push(`${path} lies ${folders} folders below src, at most ${MAX_FOLDERS} are allowed`);
  }
  if (posix.basename(path) === 'index.ts') {
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
  if (from !== to && !MAY_IMPORT[from].includes(to)) {
    return [`imports ${target}: ${from}${from.endsWith('.ts') ? '' : '/'} must not import ${to}/`];
  }
  if (posix.basename(target) === 'index.ts' && posix.basename(path) !== 'index.ts') {
    return [`imports ${target}: inside the package import the file, not the barrel`];
  }
  return [];
}

function packageRules(path: string, entry: Import): string[] {
  if (!CDK_PACKAGES.includes(entry.specifier.split('/')[0]) || folderOf(path) === 'constructs') return [];
  if (!path.startsWith('src/simulator/sources/')) {
    return [`imports ${entry.specifier}: only constructs/ and simulator/sources/ may`];
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
