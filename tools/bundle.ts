// Joins the files of src that run without the CDK into the few files of bundle/, which the entries of the package load.
// Node.js and Jest take a third of a millisecond or more to find, read and wrap each file, and there are hundreds. What
// src loads on demand stays in files of its own. Nothing is minified, so that stack traces name functions.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';
import ts from 'typescript';
import { bundledFile, COMMAND, ENTRIES, VITEST } from '../projenrc/entries';

const root = resolve(__dirname, '..');
const src = join(root, 'src');
/** What starts before the engine is needed. All others load it, so that the engine is one file. */
const LIGHT = [
  COMMAND,
  'cli/commands/start',
  'endpoint/endpoint',
  'endpoint/http/server',
  'services/api/states.generated',
];
const TARGET = { platform: 'node', target: 'node20.16', legalComments: 'none' } as const;

/** The files of bundle/ by their names. */
async function bundle(): Promise<Map<string, string>> {
  const sources = new Set([...Object.values(ENTRIES), VITEST, COMMAND]);
  let known = 0;
  let outputs: readonly { path: string; text: string }[] = [];
  // A file that is loaded on demand may load others on demand.
  while (known < sources.size) {
    known = sources.size;
    outputs = (
      await build({
        ...TARGET,
        // In alphabetical order, since sources are found in any: the same code then gives the same files.
        entryPoints: [...sources].sort().map((source) => ({ in: join(src, `${source}.ts`), out: outName(source) })),
        outdir: join(root, 'bundle'),
        bundle: true,
        splitting: true, // shared code has one file, so that classes and caches exist once
        format: 'esm', // the only format that esbuild splits
        packages: 'external',
        chunkNames: 'shared-[hash]',
        plugins: [loadedOnDemand(sources), afterEngine(sources)],
        write: false,
        logLevel: 'error',
      })
    ).outputFiles;
  }
  const files = new Map<string, string>();
  for (const { path, text } of outputs) {
    if (/\b__(esm|commonJS)\(/.test(text)) {
      throw new Error(`${basename(path)} has modules that are wrapped in functions.`);
    }
    files.set(basename(path), withClassNames(asCommonJs(text)));
  }
  return files;
}

/**
 * Turns the imports and exports of a module into `require` and `module.exports`. esbuild's own conversion reads every import
 * through a getter, which costs the engine a third of its speed.
 */
function asCommonJs(text: string): string {
  const file = ts.createSourceFile('module.js', text, ts.ScriptTarget.Latest);
  const parts = file.statements.map((statement) => {
    if (ts.isImportDeclaration(statement)) return required(statement, file);
    if (ts.isExportDeclaration(statement)) return exported(statement, /\(exports, /.test(text));
    return statement.getFullText(file);
  });
  // esbuild's stand-in would look for files from where it is defined.
  return `"use strict";\n${parts.join('').replace(/\b__require\(/g, 'require(')}\n`;
}

function required({ importClause, moduleSpecifier }: ts.ImportDeclaration, file: ts.SourceFile): string {
  const call = `require(${moduleSpecifier.getText(file)});`;
  if (!importClause) return `\n${call}`;
  const { name, namedBindings } = importClause;
  if (!namedBindings || !ts.isNamedImports(namedBindings)) {
    return `\nconst ${(name ?? namedBindings!.name).text} = ${call}`;
  }
  const names = namedBindings.elements.map(({ name: { text }, propertyName }) =>
    propertyName ? `${propertyName.text}: ${text}` : text,
  );
  return `\nconst { ${names.join(', ')} } = ${call}`;
}

/** @param hasMore whether the code has put something into `exports` itself, which must stay */
function exported({ exportClause }: ts.ExportDeclaration, hasMore: boolean): string {
  const { elements } = exportClause as ts.NamedExports;
  const [whole] = elements.filter(({ name }) => name.text === 'module.exports');
  if (whole) return `\nmodule.exports = ${whole.propertyName!.text};`;
  const names = elements.map(({ name: { text }, propertyName }) =>
    propertyName ? `${text}: ${propertyName.text}` : text,
  );
  const mark = 'Object.defineProperty(module.exports, "__esModule", { value: true });';
  // Last, because Node.js looks for the names up to the first part that is not one.
  const all = [...names, ...(hasMore ? ['...exports'] : [])];
  return `\nmodule.exports = {\n  ${all.join(',\n  ')}\n};\n${mark}`;
}

/** esbuild names a class that mentions itself `_Simulator`, which stack traces and `inspect` would show. */
function withClassNames(code: string): string {
  const renamed = new Set([...code.matchAll(/^var (\w+) = class (_\1) /gm)].map(([, , name]) => name!));
  return code.replace(/\b_\w+/g, (name) => (renamed.has(name) ? name.slice(1) : name));
}

/** Leaves `require('./x')` in place, and adds what it loads to the sources that get a file. */
function loadedOnDemand(sources: Set<string>): Plugin {
  return {
    name: 'loaded-on-demand',
    setup({ onResolve, resolve: find }) {
      onResolve({ filter: /^\./ }, async ({ kind, path, resolveDir, pluginData }) => {
        if (kind !== 'require-call' || pluginData === 'found') return undefined;
        const found = await find(path, { kind, resolveDir, pluginData: 'found' });
        const source = sourceOf(found.path);
        sources.add(source);
        return { path: `./${outName(source)}.js`, external: true };
      });
    },
  };
}

/** Puts the engine before the code that is loaded on demand, which it precedes anyway. */
function afterEngine(sources: Set<string>): Plugin {
  return {
    name: 'after-engine',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => {
        const source = sourceOf(path);
        if (source === ENTRIES.simulator || !sources.has(source) || LIGHT.includes(source)) return undefined;
        const engine = JSON.stringify(join(src, `${ENTRIES.simulator}.ts`));
        // With `export =`, esbuild would wrap the file, and with it all that it imports.
        const text = readFileSync(path, 'utf8').replace(/^export = (\w+);$/m, "export { $1 as 'module.exports' };");
        return { contents: `import ${engine};\n${text}`, loader: 'ts' };
      });
    },
  };
}

function sourceOf(path: string): string {
  return relative(src, path).replaceAll('\\', '/').replace(/\.ts$/, '');
}

function outName(source: string): string {
  return basename(bundledFile(source), '.js');
}

/** With `--check`, says which files differ from what the code gives now. */
async function main(): Promise<void> {
  const files = await bundle();
  const folder = join(root, dirname(bundledFile(COMMAND)));
  if (process.argv.includes('--check')) {
    const names = new Set([...files.keys(), ...readdirSync(folder)]);
    const different = [...names].filter((name) => files.get(name) !== textOf(join(folder, name)));
    if (different.length > 0) throw new Error(`bundle/ differs in ${different.join(', ')}.`);
    return;
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

function textOf(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
