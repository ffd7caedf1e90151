// Compiles src/vitest/*.mts and *.cts to lib/vitest: jsii compiles CommonJS only, and Vitest is an ES module. Runs after jsii.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as ts from 'typescript';
import { bundledFile, VITEST } from '../projenrc/entries';

const [from, to] = [resolve('src/vitest'), resolve('lib/vitest')];
const configFile = join(from, 'tsconfig.json');
const { config } = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path));
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, from, undefined, configFile);

// The compiler finds the files in lib, beside what jsii has compiled: their imports are small declarations there.
const sources = new Map(fileNames.map((path) => [join(to, basename(path)), path]));
const compilerOptions = { ...options, noEmit: false, rootDir: to, outDir: to };
const host = ts.createCompilerHost(compilerOptions);
const { fileExists, readFile } = host;
host.fileExists = (path) => sources.has(path) || fileExists(path);
host.readFile = (path) => (sources.has(path) ? readFileSync(sources.get(path)!, 'utf8') : readFile(path));

mkdirSync(to, { recursive: true });
const program = ts.createProgram([...sources.keys()], compilerOptions, host);
const { diagnostics } = program.emit(undefined, (path, text) => {
  // The declarations of index.cts would be empty. What `require` gets has the same types as the ES module: a test that is
  // checked as CommonJS may still run as the other.
  if (path.endsWith('.d.cts')) return;
  // At run time, what it shares with the other entries is in the bundle.
  const code = path.endsWith('.mjs') ? text.replaceAll("'./common.js'", `'../../${bundledFile(VITEST)}'`) : text;
  writeFileSync(path, code);
  if (path.endsWith('.d.mts')) writeFileSync(path.replace(/\.d\.mts$/, '.d.cts'), text);
});
const problems = [...ts.getPreEmitDiagnostics(program), ...diagnostics];
if (problems.length > 0) {
  process.stderr.write(ts.formatDiagnostics(problems, { ...host, getCurrentDirectory: () => process.cwd() }));
  process.exitCode = 1;
}
