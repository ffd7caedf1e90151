// A project that has installed the packed library: a temporary folder in which programs run as a user's would.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const repository = resolve(__dirname, '../..');

/** Packs what is compiled in lib/ into `folder`; the path of the tarball. */
export function pack(folder: string): string {
  const [{ filename }] = JSON.parse(execute(repository, 'npm', ['pack', '--json', '--pack-destination', folder]));
  return join(folder, filename);
}

export class Consumer {
  /**
   * Installs the tarball without the network, which proves that the bundled dependencies are all in it and that the peers
   * are optional. withCdk() links the peers of the repository.
   */
  static install(tarball: string): Consumer {
    const consumer = new Consumer();
    consumer.write('package.json', JSON.stringify({ private: true }));
    consumer.run('npm', 'install', '--offline', '--no-audit', '--no-fund', tarball);
    return consumer;
  }

  private constructor(readonly folder = realpathSync(mkdtempSync(join(tmpdir(), 'consumer-')))) {}

  /** The same project with aws-cdk-lib and constructs beside the library. */
  withCdk(): Consumer {
    const consumer = new Consumer();
    cpSync(this.folder, consumer.folder, { recursive: true, verbatimSymlinks: true });
    for (const peer of ['aws-cdk-lib', 'constructs']) {
      symlinkSync(join(repository, 'node_modules', peer), join(consumer.folder, 'node_modules', peer), 'junction');
    }
    return consumer;
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  /** Standard output of a command in the project's folder; throws with all that it printed when it fails. */
  run(command: string, ...args: string[]): string {
    return execute(this.folder, command, args);
  }

  /** Compiles `main.ts` with the compiler of the repository; throws with its findings. */
  typecheck(options: Record<string, unknown>): void {
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, target: 'ES2022', esModuleInterop: true },
      ...{ types: ['jest', 'node'], typeRoots: [join(repository, 'node_modules/@types')] },
      ...options,
    };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['main.ts'] }));
    this.run(process.execPath, join(repository, 'node_modules/typescript/bin/tsc'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function execute(cwd: string, command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    // The message holds the command and what it printed to standard error; compilers print to standard output.
    throw new Error(`${(error as Error).message}\n${(error as { stdout?: string }).stdout}`);
  }
}
