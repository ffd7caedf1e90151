// Mends everything that is generated or formatted: `npm run fix`. With --snapshots it records the snapshots anew, too.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

interface Step {
  readonly title: string;
  readonly command: string;
}

const GENERATED: readonly Step[] = [
  { title: 'package.json, tsconfig.json, eslint.config.mjs and other files of projen', command: 'projen default' },
  { title: 'validators and types of definitions', command: 'projen fields' },
  { title: 'style', command: 'projen lint:fix' },
  { title: 'lib and API.md', command: 'projen compile && projen docgen' },
  { title: 'reference of the simulator', command: 'projen reference' },
  { title: 'pictures of the documentation', command: 'projen pictures --images' },
];

/** Snapshots show what a change does to users. Somebody has to read the diff, so they are recorded only on demand. */
function snapshots(): readonly Step[] {
  const recorded = ['test', 'examples'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts.snap') && !path.includes('node_modules'))
      .map(
        (path) =>
          `${folder}/${path
            .replaceAll('\\', '/')
            .replace('__snapshots__/', '')
            .replace(/\.snap$/, '')}`,
      ),
  );
  return [
    { title: 'templates of integ', command: 'projen integ:update' },
    { title: 'snapshots of tests', command: `jest --updateSnapshot ${recorded.join(' ')}` },
  ];
}

function main(args: readonly string[]): number {
  if (args.some((arg) => arg !== '--snapshots')) {
    console.error('Usage: npm run fix [-- --snapshots]');
    return 1;
  }
  const failed = [...GENERATED, ...(args.length > 0 ? snapshots() : [])].filter(({ title, command }) => {
    console.log(`== ${title} ==`);
    return spawnSync(`npx ${command.replace('&& ', '&& npx ')}`, { shell: true, stdio: 'inherit' }).status !== 0;
  });
  spawnSync('git', ['status', '--short'], { stdio: 'inherit' });
  for (const { title, command } of failed) console.error(`Not mended: ${title} (${command})`);
  return failed.length > 0 ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
