// Synthesizes every integ/integ.*.ts and compares its templates with the committed ones; --update rewrites these.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderDiff } from './folder-diff';
import { inTempFolder } from './temp-folder';

/** The text of each template of an app, by file name. */
type Templates = ReadonlyMap<string, string>;

function synthesize(app: string): Templates {
  return inTempFolder((folder) => {
    // CDK_OUTDIR is how the CDK's own command line tells an app to synthesize, and where to.
    const { status, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', app], {
      env: { ...process.env, CDK_OUTDIR: folder, CDK_VALIDATION: 'false' },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${app} does not synthesize:\n${stderr}`);
    const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.template.json') && !path.startsWith('asset.'))
      .sort();
    if (paths.length === 0) throw new Error(`${app} synthesizes no template: does it make a Stack in an App?`);
    return new Map(paths.map((path) => [path, normalize(readFileSync(join(folder, path), 'utf8'))]));
  });
}

/** Asset hashes change with the tools that bundle, and the salt of an API call is the time: they say nothing. */
function normalize(template: string): string {
  const stable = template.replace(/[0-9a-f]{64}/g, '<asset hash>').replace(/"salt": "\d+"/g, '"salt": "<time>"');
  return `${JSON.stringify(JSON.parse(stable), null, 2)}\n`;
}

function write(templates: Templates, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of templates) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What changed in the templates as a diff; empty when nothing did. */
function changes(templates: Templates, snapshot: string): string {
  if (!existsSync(snapshot)) return `${snapshot} is not there.`;
  return inTempFolder((folder) => {
    cpSync(snapshot, join(folder, 'committed'), { recursive: true });
    write(templates, join(folder, 'made'));
    return folderDiff(folder);
  });
}

function main(args: readonly string[]): number {
  const update = args.includes('--update');
  const wanted = args.filter((arg) => !arg.startsWith('--'));
  const apps = readdirSync('integ')
    .filter((name) => /^integ\..*\.ts$/.test(name))
    .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  let changed = 0;
  for (const app of apps.sort()) {
    const templates = synthesize(join('integ', app));
    const snapshot = join('integ', `${app}.snapshot`);
    if (update) write(templates, snapshot);
    const diff = changes(templates, snapshot);
    console.log(update ? `wrote    ${snapshot}` : `${diff ? 'CHANGED' : 'same   '}  ${app}`);
    if (diff) console.error(diff);
    if (diff) changed += 1;
  }
  console.log(`${apps.length} integ apps, ${changed} changed.`);
  if (changed) console.error('If that is meant: npx projen integ:update, and review the diff.');
  return changed || (wanted.length > 0 && apps.length === 0) ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
