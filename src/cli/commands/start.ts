// `start`: Step Functions on this machine, for the AWS CLI and the SDKs.
import { parseArgs } from 'node:util';
import type { EndpointOptions } from '../../endpoint/endpoint';
import { EXIT, UsageError, type Command, type Streams } from '../command';

const HELP = `usage: cdk-lambda-workflows start [--port 8083] [options]

Answers the AWS CLI and the AWS SDKs as Step Functions does, in memory, until it is interrupted (Ctrl+C). Credentials may
be anything; nothing leaves this machine.

  --port NUMBER          0 takes a free one; default 8083
  --host ADDRESS         where to listen; default 127.0.0.1, which only this machine reaches
  --allow-host NAME      answers requests for this host name, and web pages from it; repeatable
  --region NAME          the region in ARNs; default us-east-1
  --account NUMBER       the account in ARNs, twelve digits; default 123456789012

Exit codes: 0 interrupted, 2 bad usage, or the port is taken.

example: cdk-lambda-workflows start --port 8083
         aws stepfunctions list-state-machines --endpoint-url http://127.0.0.1:8083
`;

export const start: Command = {
  help: HELP,
  async run(args, streams) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '8083' },
        host: { type: 'string', default: '127.0.0.1' },
        'allow-host': { type: 'string', multiple: true },
        region: { type: 'string' },
        account: { type: 'string' },
      },
    });
    const options: EndpointOptions = {
      region: values.region,
      account: accountOf(values.account),
      allowedHosts: [...(values['allow-host'] ?? []), values.host],
      report: (error) => streams.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
    };
    return serve(options, portOf(values.port), values.host, streams);
  },
};

async function serve(options: EndpointOptions, port: number, host: string, { stdout }: Streams): Promise<number> {
  // Loaded on demand: the other commands start without them.
  /* eslint-disable @typescript-eslint/no-require-imports */
  const { Endpoint } = require('../../endpoint/endpoint') as typeof import('../../endpoint/endpoint');
  const { listen } = require('../../endpoint/http/server') as typeof import('../../endpoint/http/server');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const interruption = interrupted();
  const server = await listen(new Endpoint(options), port, host).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(cannotListen(error, port, host));
  });
  stdout.write(`Step Functions answers at ${server.url} (Ctrl+C ends it). For example:\n`);
  stdout.write(`  aws stepfunctions list-state-machines --endpoint-url ${server.url}\n`);
  await interruption;
  await server.close();
  return EXIT.ok;
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

function cannotListen(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is taken: end what listens there, or give another --port.`;
  }
  return `Cannot listen on port ${port} of ${host}: ${error.message}.`;
}

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port wants a number from 0 to 65535, got '${text}'.`);
}

function accountOf(text: string | undefined): string | undefined {
  if (text === undefined || /^\d{12}$/.test(text)) return text;
  throw new UsageError(`--account wants twelve digits, got '${text}'.`);
}
