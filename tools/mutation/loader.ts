// Loads src and test without Jest: transpiled once, and as often as a mutant needs it, with the mutant in place of the original.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import * as ts from 'typescript';

const ROOT = resolve(__dirname, '../..');
const CACHE = join(ROOT, '.cache/mutation/js');
const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  isolatedModules: true,
};

type Compiling = NodeJS.Module & { _compile(code: string, file: string): void };

export interface Change {
  /** What is put in place of the text of a file; the same text leaves it as it is. */
  readonly text: (path: string, text: string) => string;
  /** Whether the changed texts come again, the same each time. */
  readonly isKept: boolean;
}

/** The original texts of files. They do not change while this process runs. */
const texts = new Map<string, string>();
/** What texts are transpiled to. */
const codes = new Map<string, string>();
let change: Change = { text: (_, text) => text, isKept: true };

/** From now on, the files of src, of test and of what tests use of tools come from here. */
export function installLoader(): void {
  mkdirSync(CACHE, { recursive: true });
  const loaders = (Module as unknown as { _extensions: Record<string, (module: Compiling, file: string) => void> })
    ._extensions;
  const others = loaders['.ts']!;
  loaders['.ts'] = (module, file) => {
    if (isOurs(file)) module._compile(codeOf(relative(ROOT, file)), file);
    else others(module, file);
  };
}

/** Forgets all modules of src, test and tools, so that whoever asks for one next gets it anew, with the change. */
export function reload(changed: Change): void {
  change = changed;
  for (const [file, module] of Object.entries(require.cache)) {
    if (isOurs(file)) delete require.cache[file];
    // Modules remember whom they have loaded.
    else if (module) module.children = module.children.filter((child) => !isOurs(child.filename));
  }
}

/** Files of tests and what they use; but not what runs them. */
function isOurs(file: string): boolean {
  const [folder, inner] = relative(ROOT, file).split(sep);
  return (
    folder === 'src' || folder === 'test' || (folder === 'tools' && inner !== 'mutation' && inner !== 'mutation.ts')
  );
}

function codeOf(path: string): string {
  let text = texts.get(path);
  if (text === undefined) texts.set(path, (text = readFileSync(join(ROOT, path), 'utf8')));
  const changed = change.text(path, text);
  if (changed !== text && !change.isKept) return transpiled(path, changed);
  const key = `${path}\0${changed === text ? '' : 'changed'}`;
  let code = codes.get(key);
  if (code === undefined) codes.set(key, (code = cached(path, changed)));
  return code;
}

function cached(path: string, text: string): string {
  const file = join(CACHE, `${createHash('sha256').update(`${path}\0${text}`).digest('base64url')}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const code = transpiled(path, text);
  writeFileSync(file, code);
  return code;
}

function transpiled(path: string, text: string): string {
  return ts.transpileModule(text, { compilerOptions: OPTIONS, fileName: path }).outputText;
}
