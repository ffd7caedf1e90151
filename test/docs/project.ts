// A project that has installed the packed library, in which the documentation is tried: its snippets are type-checked and
// its tests run there, as a reader's would.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import type { Block } from './blocks';
import { Consumer, pack } from '../support/consumer';
import { writeIn } from '../support/folders';

const modules = resolve(__dirname, '../../node_modules');

export class ReaderProject {
  /** @param folder where the tarball goes */
  static create(folder: string): ReaderProject {
    const bare = Consumer.install(pack(folder));
    const consumer = bare.withCdk();
    bare.remove();
    return new ReaderProject(consumer);
  }

  private constructor(private readonly consumer: Consumer) {}

  get folder(): string {
    return this.consumer.folder;
  }

  remove(): void {
    this.consumer.remove();
  }

  /** Writes the file that a block is; or a block's code under a name of its own, which is given. */
  write(block: Block, name = block.file!): string {
    writeIn(this.folder, name, block.code);
    return name;
  }

  /** Runs test files with Jest, which compiles them without a look at types. What it prints and its exit code. */
  jest(...names: string[]): { readonly output: string; readonly code: number | null } {
    const config = {
      rootDir: this.folder,
      testEnvironment: require.resolve('jest-environment-node'),
      testMatch: ['**/*.test.ts'],
      transform: { '\\.ts$': [require.resolve('ts-jest'), { diagnostics: false, tsconfig: COMPILED }] },
    };
    const args = [join(modules, 'jest/bin/jest.js'), '--config', JSON.stringify(config), '--runInBand', '--no-cache'];
    const { stdout, stderr, status } = spawnSync(process.execPath, [...args, '--runTestsByPath', ...names], {
      cwd: this.folder,
      encoding: 'utf8',
    });
    return { output: `${stdout}${stderr}`.replace(/\u001b\[\d*m/g, ''), code: status };
  }
}

const COMPILED = {
  module: 'CommonJS',
  target: 'ES2022',
  esModuleInterop: true,
  isolatedModules: true,
} satisfies Record<
  keyof Pick<ts.CompilerOptions, 'module' | 'target' | 'esModuleInterop' | 'isolatedModules'>,
  unknown
>;
