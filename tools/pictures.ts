// `npm run pictures`: draws the pictures of the documentation, and real state machines as PNG, to look at.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { CASES, ORDER } from '../examples/orders/cases';
import { OrdersStack } from '../examples/orders/orders-stack';
import { PlainOrdersStack } from '../examples/orders/plain-orders-stack';
import type { Simulator as OpenSimulator } from '../src/simulator';
import { sourceFromAssembly } from '../src/templates/sources/from-assembly';
import { sourceFromFile } from '../src/templates/sources/from-file';

/** As the examples have it: what is compiled. The types are those of the source, which is never older. */
// eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
const { Simulator } = require('cdk-lambda-workflows/simulator') as typeof import('../src/simulator');

const USAGE = `usage: npm run pictures [-- FILE... | --images | --check]

Writes docs/images/orders.svg, which the README shows, and pictures of the state machines of examples/ and integ/, or of
the given definitions, templates and folders of cdk synth, as PNG to .cache/pictures. For PNG it needs chromium or
rsvg-convert (Debian: apt-get install chromium, or librsvg2-bin).

  --images  writes docs/images only
  --check   writes nothing, and fails if docs/images is not what would be written
`;

const IMAGES = 'docs/images';
const PICTURES = '.cache/pictures';

interface Picture {
  readonly name: string;
  readonly svg: string;
}

async function images(): Promise<readonly Picture[]> {
  const simulator = Simulator.fromStack(new OrdersStack(new App(), 'Orders'));
  const execution = await simulator.run({ input: ORDER, mocks: CASES.declined.mocks as never });
  return [{ name: 'orders.svg', svg: execution.diagram({ format: 'svg' }) }];
}

async function check(): Promise<number> {
  const stale = (await images()).filter(({ name, svg }) => {
    const path = join(IMAGES, name);
    return !existsSync(path) || readFileSync(path, 'utf8') !== svg;
  });
  for (const { name } of stale) {
    console.error(`${join(IMAGES, name)} is not what is generated now. Mend with: npm run pictures`);
  }
  return stale.length > 0 ? 1 : 0;
}

/** Every state machine of the examples and of the snapshots of integ. */
async function own(): Promise<readonly Picture[]> {
  const stacks: Stack[] = [new OrdersStack(new App(), 'Orders'), new PlainOrdersStack(new App(), 'PlainOrders')];
  const drawn = stacks.map((stack) => ({
    name: stack.stackName,
    svg: Simulator.fromStack(stack).diagram({ format: 'svg' }),
  }));
  const runs = await Promise.all(
    Object.entries(CASES).map(async ([name, { mocks }]) => {
      const execution = await Simulator.fromStack(stacks[0]!).run({ input: ORDER, mocks: mocks as never });
      return { name: `Orders-${name}`, svg: execution.diagram({ format: 'svg' }) };
    }),
  );
  const templates = readdirSync('integ', { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!Assert\w+)\.template\.json$/.test(name))
    .sort();
  return [...drawn, ...runs, ...templates.flatMap((name) => machinesIn(join('integ', name)))];
}

/** All state machines of a definition, a template or a folder of cdk synth. */
function machinesIn(path: string): Picture[] {
  const isFolder = statSync(path).isDirectory();
  const { machines } = isFolder ? sourceFromAssembly(path, {}) : sourceFromFile(path, {});
  return machines.map(({ name }) => {
    const options = machines.length > 1 ? { stateMachine: name } : {};
    return pictureOf(path, isFolder ? Simulator.fromAssembly(path, options) : Simulator.fromFile(path, options));
  });
}

function pictureOf(path: string, simulator: OpenSimulator): Picture {
  const name = `${basename(path).replace(/\W+/g, '-')}-${simulator.name.replace(/\W+/g, '-')}`;
  return { name, svg: simulator.diagram({ format: 'svg' }) };
}

type Draw = (svg: string, png: string, size: { width: number; height: number }) => void;

/** The first program that is there. */
function drawing(): Draw | undefined {
  const has = (command: string) => spawnSync(command, ['--version']).status === 0;
  const browser = ['chromium', 'chromium-browser', 'google-chrome'].find(has);
  if (browser !== undefined) {
    return (svg, png, { width, height }) => {
      const flags = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        `--window-size=${width},${height}`,
      ];
      execFileSync(browser, [...flags, `--screenshot=${resolve(png)}`, `file://${resolve(svg)}`], { stdio: 'ignore' });
    };
  }
  return has('rsvg-convert') ? (svg, png) => execFileSync('rsvg-convert', [svg, '--output', png]) : undefined;
}

async function main(args: readonly string[]): Promise<number> {
  const [first] = args;
  if (first === '--check') return check();
  if (first?.startsWith('-') && first !== '--images') {
    console.error(USAGE);
    return 1;
  }
  mkdirSync(IMAGES, { recursive: true });
  for (const { name, svg } of await images()) writeFileSync(join(IMAGES, name), svg);
  if (first !== '--images') drawAll(args.length > 0 ? args.flatMap(machinesIn) : await own());
  return 0;
}

function drawAll(pictures: readonly Picture[]): void {
  const draw = drawing();
  if (!draw) console.error('There is neither chromium nor rsvg-convert: the pictures are written as SVG only.');
  mkdirSync(PICTURES, { recursive: true });
  for (const { name, svg } of pictures) {
    const path = join(PICTURES, `${name}.svg`);
    writeFileSync(path, svg);
    const png = path.replace(/svg$/, 'png');
    draw?.(path, png, sizeOf(svg));
    console.log(draw ? png : path);
  }
}

function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
  return { width: Math.ceil(Number(width)), height: Math.ceil(Number(height)) };
}

void main(process.argv.slice(2)).then((code) => (process.exitCode = code));
