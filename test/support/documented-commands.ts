// Runs what a page of the documentation says: its files, and its commands with the real command line of this package.
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { tempFolder, writeIn } from './folders';
import { eventually } from './time';
import { blocksOf, type Block } from '../docs/blocks';

const root = resolve(__dirname, '../..');
const DEFAULT_URL = 'http://127.0.0.1:8083';

/** Undefined where shell commands can run; else why the tests are skipped. */
export function whyNoShell(): string | undefined {
  return process.platform === 'win32' ? 'Windows has no shell for these commands' : undefined;
}

/** The code blocks below a heading, up to the next heading of the same level. */
export function sectionBlocks(page: string, heading: string): readonly Block[] {
  const text = readFileSync(join(root, page), 'utf8');
  const start = text.indexOf(`\n## ${heading}\n`);
  if (start < 0) throw new Error(`${page} has no section '${heading}'.`);
  const end = text.indexOf('\n## ', start + 1);
  return blocksOf(page, text.slice(start, end < 0 ? text.length : end));
}

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export class Terminal {
  readonly folder: string;
  /** What `start` has written so far. */
  log = '';
  url = DEFAULT_URL;
  private started: ChildProcess | undefined;
  private readonly exported: string[] = [];

  constructor(name: string) {
    this.folder = tempFolder(name);
    const node = `#!/bin/sh\nexec '${process.execPath}'`;
    this.script('npx', `${node} '${join(root, 'bin')}'/"$@"\n`);
    this.script('aws', `${node} '${join(__dirname, 'aws-shaped.mjs')}' "$@"\n`);
    afterAll(() => this.started?.kill('SIGKILL'));
  }

  /** Writes the file that the first line of a block names in a comment. */
  write({ code, place }: Block): void {
    const [first, name] = /^(?:#|\/\/) (\S+)\n/.exec(code) ?? [];
    if (name === undefined) throw new Error(`${place}: the first line does not name the file.`);
    writeIn(this.folder, name, code.slice(first!.length));
  }

  /** Runs the commands of a block; gives what they print. What they export holds for later blocks. */
  async run(block: Pick<Block, 'code'>): Promise<string> {
    const { code, stdout, stderr } = await this.attempt(block);
    if (code === 0) return stdout;
    throw new Error(`The commands ended with ${code}:\n${block.code}\n${stdout}${stderr}`);
  }

  /** The same for commands that may fail. */
  async attempt({ code: text }: Pick<Block, 'code'>): Promise<Ended> {
    const commands = text.replaceAll(DEFAULT_URL, this.url);
    const script = ['set -e', ...this.exported, commands].join('\n');
    this.exported.push(...commands.split('\n').filter((line) => line.startsWith('export ')));
    const options = { cwd: this.folder, env: this.env, timeout: 60_000 };
    try {
      return { code: 0, ...(await promisify(execFile)('bash', ['--norc', '-c', script], options)) };
    } catch (error) {
      return error as Ended;
    }
  }

  /** Runs a block that is the command `start`, on a free port, until the tests end. */
  async start({ code }: Pick<Block, 'code'>): Promise<void> {
    const options = { cwd: this.folder, env: this.env };
    this.started = spawn('bash', ['--norc', '-c', `exec ${code.trim()} --port 0`], {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const out of [this.started.stdout!, this.started.stderr!]) {
      out.on('data', (text) => (this.log += String(text)));
    }
    await eventually(() => /http:\S+/.test(this.log)).catch(() => {
      throw new Error(`start has not started: ${this.log}`);
    });
    [this.url] = /http:\S+/.exec(this.log)!;
  }

  private get env(): Record<string, string> {
    const path = [join(this.folder, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
    return { PATH: path, HOME: this.folder };
  }

  private script(name: string, text: string): void {
    chmodSync(writeIn(this.folder, `bin/${name}`, text), 0o755);
  }
}
