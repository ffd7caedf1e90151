// Writes docs/reference, the simulator's API for readers, from the docstrings of its entries: `npm run reference`. With
// --check it compares what is committed (exit code 1). API.md, that of the constructs, comes from jsii-docgen.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Application, Context, TypeDocOptions } from 'typedoc' with { 'resolution-mode': 'import' };
import { folderDiff } from './folder-diff';
import { INTERNAL_TYPES } from './reference/internal-types';
import { inTempFolder } from './temp-folder';

const FOLDER = 'docs/reference';
/** Lines of a diff. */
const SHOWN = 60;

/** With the options of typedoc-plugin-markdown: a page a class, function or type; signatures as code, members as tables. */
const OPTIONS: TypeDocOptions & Record<string, unknown> = {
  entryPoints: ['simulator', 'jest', 'assert'].map((entry) => `src/${entry}/index.ts`),
  tsconfig: 'tsconfig.json',
  plugin: ['typedoc-plugin-markdown'],
  name: 'Reference of the simulator',
  readme: 'none',
  disableGit: true,
  disableSources: true,
  excludePrivate: true,
  excludeProtected: true,
  excludeInternal: true,
  intentionallyNotExported: INTERNAL_TYPES,
  skipErrorChecking: true, // `npm run typecheck` does that
  logLevel: 'Warn',
  outputFileStrategy: 'members',
  entryFileName: 'README',
  hidePageHeader: true,
  useCodeBlocks: true,
  parametersFormat: 'table',
  interfacePropertiesFormat: 'table',
  typeDeclarationFormat: 'table',
};

/** TypeDoc itself, an ES module. */
async function bootstrap(out: string): Promise<Application> {
  const { Application, Converter, ReflectionKind } = await import('typedoc');
  const app = await Application.bootstrapWithPlugins({ ...OPTIONS, out });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => leaveOutInternals(context, ReflectionKind));
  return app;
}

/** Leaves out what nobody outside of the library uses: constructors, and members that have a symbol for a name. */
function leaveOutInternals({ project }: Context, { All, Constructor }: { All: number; Constructor: number }): void {
  const internal = project
    .getReflectionsByKind(All)
    .filter(({ kind, name }) => kind === Constructor || name.startsWith('['));
  for (const reflection of internal) project.removeReflection(reflection);
}

async function write(out: string): Promise<void> {
  const app = await bootstrap(out);
  const project = await app.convert();
  if (!project) throw new Error('TypeDoc could not read the entries.');
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) throw new Error('Mend what TypeDoc warns of.');
  await app.generateOutputs(project);
}

async function main(): Promise<void> {
  await inTempFolder(async (temp) => {
    const made = join(temp, 'made');
    await write(made);
    if (!process.argv.includes('--check')) {
      rmSync(FOLDER, { recursive: true, force: true });
      cpSync(made, FOLDER, { recursive: true });
      return;
    }
    cpSync(FOLDER, join(temp, 'committed'), { recursive: true });
    const lines = folderDiff(temp).split('\n');
    if (lines.length === 1) return;
    console.error(lines.slice(0, SHOWN).join('\n'));
    console.error(`\n${FOLDER} is not what the docstrings give now. Mend with: npm run reference\n`);
    process.exitCode = 1;
  });
}

void main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
