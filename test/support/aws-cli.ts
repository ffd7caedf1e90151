// The real AWS CLI: on the PATH, or installed by pip into a virtual environment in a folder of the test's own.
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export interface AwsCli {
  readonly command: string;
  /** Such as `aws-cli/1.45.11`. */
  readonly version: string;
}

/** Undefined where neither is there. */
export function findAwsCli(folder: string): AwsCli | undefined {
  try {
    return { command: 'aws', version: versionOf('aws') };
  } catch {
    // installed below
  }
  try {
    execFileSync('python3', ['-m', 'venv', join(folder, 'venv')], { stdio: 'ignore', timeout: 120_000 });
    const bin = join(folder, 'venv', 'bin');
    const args = ['install', '--quiet', '--disable-pip-version-check', 'awscli'];
    execFileSync(join(bin, 'pip'), args, { stdio: 'ignore', timeout: 240_000 });
    return { command: join(bin, 'aws'), version: versionOf(join(bin, 'aws')) };
  } catch {
    return undefined;
  }
}

function versionOf(command: string): string {
  const output = execFileSync(command, ['--version'], { encoding: 'utf8', timeout: 60_000 });
  return output.split(' ')[0]!;
}

/** Runs a command line's words after `aws`; resolves to what it prints, parsed. */
export async function runAws(
  { command }: AwsCli,
  args: readonly string[],
  { endpoint, folder }: { readonly endpoint: string; readonly folder: string },
): Promise<any> {
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    ...{ AWS_ENDPOINT_URL: endpoint, AWS_DEFAULT_REGION: 'us-east-1', AWS_PAGER: '' },
    ...{ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_EC2_METADATA_DISABLED: 'true' },
  };
  const { stdout } = await promisify(execFile)(command, [...args], { cwd: folder, env, timeout: 120_000 });
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}
