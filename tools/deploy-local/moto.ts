// moto's server: a stand-in for CloudFormation, IAM, Lambda, Logs, S3 and Step Functions, from PyPI.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

const VERSION = '5.2.1';

/** The Python that has moto's server, installed into a virtual environment if need be; undefined without pip. */
export function pythonWithMoto(folder: string): string | undefined {
  const has = (python: string) => succeeds(python, '-c', 'import moto.server, flask');
  if (has('python3')) return 'python3';
  if (!succeeds('python3', '-m', 'pip', '--version')) return undefined;
  console.log(`Installing moto ${VERSION} ...`);
  const venv = join(folder, 'venv');
  const python = join(venv, 'bin/python');
  const installed =
    succeeds('python3', '-m', 'venv', venv) &&
    succeeds(python, '-m', 'pip', 'install', '-q', `moto[server]==${VERSION}`);
  return installed && has(python) ? python : undefined;
}

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

export class Moto {
  static async start(python: string): Promise<Moto> {
    const port = await freePort();
    const server = spawn(python, ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
    const moto = new Moto(server, `http://localhost:${port}`); // by this name: moto reads S3's paths of no other
    for (let tries = 0; tries < 100; tries += 1) {
      if (await moto.answers()) return moto;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    moto.stop();
    throw new Error(`moto did not start on port ${port}`);
  }

  private constructor(
    private readonly server: ChildProcess,
    readonly url: string,
  ) {}

  stop(): void {
    this.server.kill();
  }

  /** One action of a service that speaks JSON; moto takes the service from the credential's scope. */
  async call(service: string, target: string, input: object): Promise<any> {
    const scope = `test/20260101/us-east-1/${service}/aws4_request`;
    const response = await fetch(this.url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-amz-json-1.1',
        'X-Amz-Target': target,
        Authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
      },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`${target}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  private async answers(): Promise<boolean> {
    return fetch(`${this.url}/moto-api/`).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
