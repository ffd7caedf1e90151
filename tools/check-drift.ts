// Makes API.md and projen's files anew in a temporary folder and tells which of the committed ones differ.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { folderDiff } from './folder-diff';
import { inTempFolder } from './temp-folder';

interface Generator {
  readonly command: string;
  readonly files: readonly string[];
  /** Runs in a folder that holds `inputs` and node_modules. */
  readonly inputs: readonly string[];
  run(folder: string): void;
}

/** Lines of a diff: a new construct alone adds hundreds to API.md. */
const SHOWN = 60;

const bin = (name: string) => resolve('node_modules/.bin', name);
const projenFiles: string[] = JSON.parse(readFileSync('.projen/files.json', 'utf8')).files;

const generators: readonly Generator[] = [
  {
    command: 'npx projen default',
    files: [...projenFiles, 'package.json'],
    // projen keeps what it does not own in package.json, and takes versions from the files it wrote before.
    inputs: ['.projenrc.ts', 'projenrc', ...projenFiles, 'package.json', 'package-lock.json'],
    run: (folder) =>
      execFileSync(bin('ts-node'), ['--project', 'projenrc/tsconfig.json', '.projenrc.ts'], {
        cwd: folder,
        env: { ...process.env, PROJEN_DISABLE_POST: 'true' }, // no npm install
      }),
  },
  {
    command: 'npx projen compile && npx projen docgen',
    files: ['API.md'],
    inputs: [],
    run: (folder) => execFileSync(bin('jsii-docgen'), ['--output', join(folder, 'API.md')]),
  },
];

/** Copies those of the files that exist. */
function copy(files: readonly string[], from: string, to: string): void {
  for (const file of files.filter((name) => existsSync(join(from, name)))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(from, file), join(to, file), { recursive: true });
  }
}

/** The diff between what is committed and what the generator makes; the work tree is only read. */
function drift({ files, inputs, run }: Generator): string {
  return inTempFolder((temp) => {
    const [work, committed, made] = ['work', 'committed', 'made'].map((name) => join(temp, name));
    for (const folder of [work, committed, made]) mkdirSync(folder);
    symlinkSync(resolve('node_modules'), join(work, 'node_modules'));
    copy(inputs, '.', work);
    run(work);
    copy(files, '.', committed);
    copy(files, work, made);
    return folderDiff(temp);
  });
}

if (!existsSync('.jsii')) {
  console.error('API.md is made from what jsii compiled, which is not there. Run: npx projen compile');
  process.exit(1);
}
for (const generator of generators) {
  const lines = drift(generator).split('\n');
  if (lines.length === 1) continue;
  process.exitCode = 1;
  console.error(lines.slice(0, SHOWN).join('\n'));
  if (lines.length > SHOWN) console.error(`... and ${lines.length - SHOWN} lines more`);
  console.error(`\nThese files are not what is generated now. Mend with: ${generator.command}\n`);
}
if (!process.exitCode) console.log(`${generators.flatMap(({ files }) => files).length} generated files agree.`);
