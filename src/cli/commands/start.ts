// `start`: Step Functions on this machine, for the AWS CLI and the SDKs.
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import { EXIT, UsageError, type Command, type Streams } from '../command';
import { reportRejections } from '../rejections';
import { SharedParameters } from '../shared-parameters';
import { readOptions, type StartOptions } from '../start/options';
import { VALUE_HELP } from '../template-values';

const HELP = `usage: cdk-lambda-workflows start [--port 8083] [options]

Answers the AWS CLI and the AWS SDKs as Step Functions does, in memory, until it is interrupted (Ctrl+C). Credentials may
be anything; nothing leaves this machine.

  --port NUMBER          0 takes a free one; default 8083
  --host ADDRESS         where to listen; default 127.0.0.1, which only this machine reaches. Whoever reaches another
                         address can run code on this machine
  --allow-host NAME      answers requests for this host name; repeatable
  --allow-origin ORIGIN  answers requests of web pages from this origin, such as http://localhost:3000; repeatable
  --region NAME          the region in ARNs; without it, what a request is signed for, or else us-east-1
  --account NUMBER       the account in ARNs, twelve digits; without it, the access key of a request if it is twelve
                         digits, or else 123456789012
  --app PATH             registers the state machines and functions of cdk.out, a template or a definition, and again
                         when they, their definitions or code change; executions in flight keep theirs; repeatable
  --ignore-permissions   does not ask the roles of --app whether they may call what a task calls
  --ignore-models        starts tasks whatever their parameters, for services newer than the models of AWS here
  --mocks FILE           what tasks answer: our JSON format, a module that exports mocks, or a MockConfigFile.json of
                         Step Functions Local, whose test case stands behind # in StartExecution's state machine ARN;
                         read again when it changes
  --forward SERVICE=URL  sends a service's tasks to another endpoint, such as dynamodb=http://127.0.0.1:8000, through the
                         AWS SDK for JavaScript, whose client you install; apigateway needs none; repeatable
  --s3 DIR               objects for ItemReader, ResultWriter and aws-sdk:s3: a folder with a folder for each bucket;
                         default in memory, or those of --forward s3=URL
  --env FILE             variables for functions: NAME=VALUE lines, or JSON with objects by logical id or name, and
                         Parameters for all, as SAM's env.json
  --inspect PORT         lets debuggers attach to functions in Node.js (and Python, with debugpy) at 127.0.0.1: the first
                         function that is called at PORT, each further one at the next port; no function times out then
  --inspect-brk PORT     the same, and functions wait for the debugger before their code is loaded
  --time-scale NUMBER    how many seconds pass in one second; default 1
  --skip-waits           Wait states and the delays before retries take no time
  --log LEVEL            what is shown: quiet (problems only), normal (executions, states, failures, lines of functions,
                         requests that change something or fail), verbose (also payloads, tasks and all requests), or
                         json (the same as one JSON object a line); default normal
  --keep-events NUMBER   how many events of executions that ended are kept; default 200000

${VALUE_HELP}
Time can be put forward: curl -d '{"seconds": 3600}' http://127.0.0.1:8083/_sim/advance
Everything is forgotten by:  curl -X POST http://127.0.0.1:8083/_sim/reset

For StartSyncExecution and TestState, clients put sync- before the host's name. Turn that off with the environment
variable AWS_DISABLE_HOST_PREFIX_INJECTION=true (the AWS CLI, boto3), or new SFNClient({ disableHostPrefix: true }).

Exit codes: 0 interrupted, 2 bad usage, or the port is taken.

example: cdk-lambda-workflows start --port 8083 --app cdk.out
         aws stepfunctions list-state-machines --endpoint-url http://127.0.0.1:8083
`;

export const start: Command = {
  help: HELP,
  run: async (args, streams) => serve(await readOptions(args), streams),
};

async function serve(options: StartOptions, streams: Streams): Promise<number> {
  const { port, host, apps, mocksFile } = options;
  /* eslint-disable @typescript-eslint/no-require-imports -- options are read, and refused, without them */
  const { Endpoint } = require('../../endpoint/endpoint') as typeof import('../../endpoint/endpoint');
  const { listen } = require('../../endpoint/http/server') as typeof import('../../endpoint/http/server');
  const { Reporter } = require('../start/reporter') as typeof import('../start/reporter');
  const { tellStartUp, UnansweredList } = require('../start/start-up') as typeof import('../start/start-up');
  /* eslint-enable @typescript-eslint/no-require-imports */
  const reporter = new Reporter(options.log, streams, options.endpoint.clock!);
  const report = (error: unknown): void => reporter.problem(errorText(error));
  const endpoint = new Endpoint({ ...options.endpoint, report, ...(reporter.log && { observer: reporter.log }) });
  const { world } = endpoint;
  const interruption = listenForInterruption();
  const forget = reportRejections((text) => reporter.problem(text));
  const ends: (() => void)[] = [];
  const shared = new SharedParameters();
  const values = { ...options.values, onUnknownParameters: shared.onUnknownParameters };
  const unanswered = new UnansweredList(world, options.forwarded, (line) => reporter.say(line));
  const changed = (): void => unanswered.update();
  try {
    for (const path of apps) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- it brings all sources
      const { WatchedApp } = require('../start/app') as typeof import('../start/app');
      const app = new WatchedApp(path, world, values, reporter, changed);
      ends.push(() => app.stop());
      app.start();
    }
    shared.check();
    if (mocksFile !== undefined) {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- it brings the simulator's mocks
      const { watchMocks } = require('../start/watched-mocks') as typeof import('../start/watched-mocks');
      ends.push(watchMocks(mocksFile, world, reporter, changed));
    }
    const server = await listen(endpoint, port, host).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(listenErrorText(error, port, host));
    });
    if (!isLoopback(host)) {
      const place = `${host}:${new URL(server.url).port}`;
      reporter.warning(`Warning: everybody who can reach ${place} can run code on this machine.`);
    }
    tellStartUp(server.url, world, reporter);
    unanswered.update();
    endpoint.warmUp();
    await interruption.signal;
    await server.close();
    return EXIT.ok;
  } finally {
    interruption.forget();
    forget();
    for (const end of ends) end();
    endpoint.close();
    reporter.log?.flush();
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

function listenForInterruption(): { readonly signal: Promise<void>; readonly forget: () => void } {
  let resolve = (): void => undefined;
  const signal = new Promise<void>((resolved) => (resolve = resolved));
  for (const name of SIGNALS) process.once(name, resolve);
  return { signal, forget: () => SIGNALS.forEach((name) => process.removeListener(name, resolve)) };
}

function listenErrorText(error: NodeJS.ErrnoException, port: number, host: string): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} of ${host} is in use. Stop the program that listens there, or choose another --port.`;
  }
  return `Cannot listen on port ${port} of ${host}: ${error.message}.`;
}

/**
 * Errors that the user can fix are reported without a stack trace: a missing mock, or a mock that violates its
 * contract.
 */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof SimulatorError ? commandLineMessageOf(error) : (error.stack ?? error.message);
}
