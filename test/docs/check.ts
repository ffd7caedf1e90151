// Checks the code blocks of the documentation; each finding names the page and its line.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import type { Block } from './blocks';

const root = resolve(__dirname, '../..');
/** Where the snippet stands in the block that shows its surroundings. */
const HERE = /^ *\/\/ the snippet\n/m;

/** A project in which the package is installed, and the blocks that may surround others, by name. */
export interface Surroundings {
  readonly folder: string;
  readonly fixtures: ReadonlyMap<string, Block>;
}

/**
 * What is wrong with the blocks, in the order of the languages; empty when all is well. Blocks in `ts`, `json` and `sh`
 * are checked, but for ```` ```ts unchecked ````: a template with names that the reader fills in. test/package/runners.test.ts
 * runs ```` ```ts vitest ```` and ```` ```js node-test ````.
 */
export function check(blocks: readonly Block[], surroundings: Surroundings): string[] {
  const of = (...languages: string[]) => blocks.filter(({ language }) => languages.includes(language));
  const typed = of('ts').filter(({ flags }) => !['unchecked', 'vitest'].some((flag) => flags.includes(flag)));
  return [...checkTypes(typed, surroundings), ...of('json').flatMap(checkJson), ...of('sh').flatMap(checkShell)];
}

/** The blocks that show what others stand in: those with a flag `fixture=NAME`. */
export function fixturesOf(blocks: readonly Block[]): Map<string, Block> {
  return new Map(
    blocks.flatMap((block) => {
      const name = block.flags.find((flag) => flag.startsWith('fixture='))?.slice('fixture='.length);
      return name ? [[name, block] as const] : [];
    }),
  );
}

/** Type-checks all blocks as one program, as strictly as src, in a project that has installed the package. */
function checkTypes(blocks: readonly Block[], { folder, fixtures }: Surroundings): string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const files = new Map(
    blocks.map((block, index) => [join(folder, block.file ?? `docs/block-${index}.ts`), insert(block, fixtures)]),
  );
  Object.assign(options, {
    ...{ noEmit: true, rootDir: undefined, noUnusedLocals: false, noUnusedParameters: false, skipLibCheck: true },
    // An await may stand anywhere.
    ...{ module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
    ...{ types: ['jest', 'node'], typeRoots: [join(root, 'node_modules/@types')] },
  });
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.getCurrentDirectory = () => folder;
  host.readFile = (path) => files.get(path)?.text ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);

  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, { block, line }]) => {
    const source = program.getSourceFile(path);
    return ts.getPreEmitDiagnostics(program, source).map((diagnostic) => {
      const position = source!.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line;
      const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
      return `${at(block, position - line)} TS${diagnostic.code}: ${text}`;
    });
  });
}

/** The block as a module: inside its fixture, its imports on top; `line` is where its first line stands in `text`. */
function insert(block: Block, fixtures: Surroundings['fixtures']): { block: Block; text: string; line: number } {
  if (!block.fixture) return { block, text: `${block.code}\nexport {};\n`, line: 0 };
  const fixture = fixtures.get(block.fixture);
  if (!fixture) throw new Error(`${block.place} names a fixture that no page shows: ${block.fixture}`);
  const [head, tail] = fixture.code.split(HERE);
  const { statements } = ts.createSourceFile('block.ts', block.code, ts.ScriptTarget.Latest, true);
  const imports = statements.filter(ts.isImportDeclaration);
  let body = block.code;
  // Blanked, not cut: lines stay where they are.
  for (const { pos, end } of imports) {
    body = body.slice(0, pos) + body.slice(pos, end).replace(/[^\n]/g, ' ') + body.slice(end);
  }
  const own = imports.map((statement) => statement.getText().replaceAll('\n', ' '));
  const top = `${own.join(' ')}\n${withoutImports(head!, namesIn(imports))}`;
  return { block, text: `${top}${body}\n${tail}`, line: top.split('\n').length - 1 };
}

/** The names that imports bring, since a snippet may import what its fixture imports, too. */
function namesIn(imports: readonly ts.ImportDeclaration[]): Set<string> {
  return new Set(
    imports.flatMap(({ importClause }) => {
      const bindings = importClause?.namedBindings;
      if (!bindings) return [];
      return ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [bindings.name.text];
    }),
  );
}

function withoutImports(head: string, names: ReadonlySet<string>): string {
  return head.replace(/^(import \{)(.*)(\}.*)$/gm, (_, open: string, list: string, rest: string) => {
    const kept = list.split(',').filter((name) => !names.has(name.trim()));
    return `${open}${kept.join(',')}${rest}`;
  });
}

function checkJson(block: Block): string[] {
  try {
    JSON.parse(block.code);
    return [];
  } catch (error) {
    return [`${block.place} is not JSON: ${(error as Error).message}`];
  }
}

/** The syntax, and that every npm script and task that it runs is there. */
function checkShell(block: Block): string[] {
  const { stderr } = spawnSync('bash', ['-n'], { input: block.code, encoding: 'utf8' });
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const unknown = [...block.code.matchAll(/\b(?:npm run|npx projen) ([\w:-]+)/g)]
    .filter(([, name]) => !Object.hasOwn(scripts, name))
    .map(([command]) => `${block.place} runs \`${command}\`: package.json has no such script`);
  return [...(stderr ? [`${block.place} is not shell: ${stderr.trim()}`] : []), ...unknown];
}

/** The place of a line of the block's code, counted from 0. */
function at({ place }: Block, line: number): string {
  const [page, fence] = place.split(':');
  return `${page}:${Number(fence) + 1 + Math.max(line, 0)}`;
}
