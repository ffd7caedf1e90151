// src for the TypeScript compiler: names are resolved inside of src, and no library is read, so that it takes a second.
import { posix } from 'node:path';
import ts from 'typescript';

/** Paths from the repository's root, such as `src/json/json.ts`, and what the files hold. */
export type Files = ReadonlyMap<string, string>;

const OPTIONS: ts.CompilerOptions = { noLib: true, types: [], target: ts.ScriptTarget.Latest, strict: true };

export function programOf(files: Files): ts.Program {
  const sources = new Map<string, ts.SourceFile>();
  const host: ts.CompilerHost = {
    fileExists: (path) => files.has(path),
    readFile: (path) => files.get(path),
    getSourceFile(path) {
      const text = files.get(path);
      if (text === undefined) return undefined;
      const source = sources.get(path) ?? ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      sources.set(path, source);
      return source;
    },
    getDefaultLibFileName: () => 'lib.d.ts',
    writeFile: () => undefined,
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text }) => {
        const path = text.startsWith('.') ? `${posix.join(posix.dirname(from), text)}.ts` : undefined;
        const found = [path, path?.replace(/\.ts$/, '/index.ts')].find((each) => each !== undefined && files.has(each));
        return { resolvedModule: found && { resolvedFileName: found, extension: ts.Extension.Ts } } as never;
      }),
  };
  return ts.createProgram([...files.keys()], OPTIONS, host);
}
