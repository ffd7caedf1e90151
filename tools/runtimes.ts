// Runs the cases with AWS's published runtime clients and records what they answer: `npm run runtimes`.
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RUNTIME_CASES, type RuntimeCase } from './runtimes/cases';
import { outcomeOf, type RuntimeOutcome } from './runtimes/outcome';
import type { Program } from '../src/local-functions/executables';
import { FunctionProcess } from '../src/local-functions/function-process';
import { RealClock } from '../src/runtime/clock';

const USAGE = `Usage: npm run runtimes -- PYTHON PACKAGE

Writes test/local-functions/runtimes.recorded.json: what functions of many shapes answer with AWS's runtime clients.
PYTHON is a Python with the package awslambdaric, PACKAGE the folder of the npm package aws-lambda-ric, unpacked:

  python3 -m venv clients && clients/bin/pip install awslambdaric
  npm pack aws-lambda-ric && tar xzf aws-lambda-ric-*.tgz -C clients
  npm run runtimes -- clients/bin/python clients/package`;

const FILE = join(__dirname, '..', 'test', 'local-functions', 'runtimes.recorded.json');

/** The native part of the Node.js client posts before it returns, so that the process may exit then. */
const NATIVE = `
const http = require('node:http');
const { execFileSync } = require('node:child_process');
const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const prefix = '/2018-06-01/runtime/invocation/';
const post = (path, body) => {
  const script = "const r = require('node:http').request({ host: process.argv[1], port: process.argv[2], method: 'POST', path: process.argv[3] }, (s) => s.resume()); process.stdin.pipe(r);";
  execFileSync(process.execPath, ['-e', script, host, port, path], { input: body });
};
const check = (...texts) => { if (texts.some((text) => typeof text !== 'string')) throw new TypeError('Wrong arguments'); };
const native = {
  next: () => new Promise((resolve, reject) => {
    http.get({ host, port, path: prefix + 'next' }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ bodyJson: Buffer.concat(chunks).toString(), headers: response.headers }));
    }).on('error', () => process.exit(0));
  }),
  done: (id, body) => { check(id, body); post(prefix + id + '/response', body); },
  error: (id, body, xray) => { check(id, body, xray); post(prefix + id + '/error', body); },
};
const Module = require('node:module');
const load = Module._load;
Module._load = function (name, ...rest) { return name.endsWith('rapid-client.node') ? native : load.call(this, name, ...rest); };
`;

async function main([python, packageFolder, ...more]: readonly string[]): Promise<number> {
  if (python === undefined || packageFolder === undefined || python === '--help' || more.length > 0) {
    console.log(USAGE);
    return python === '--help' ? 0 : 1;
  }
  const shim = join(mkdtempSync(join(tmpdir(), 'runtimes-')), 'native.cjs');
  writeFileSync(shim, NATIVE);
  const recorded: Record<string, Record<string, RuntimeOutcome>> = {};
  for (const one of RUNTIME_CASES) {
    const isNode = one.runtime.startsWith('nodejs');
    const bin = join(realpathSync(packageFolder), 'bin', 'index.mjs');
    const program: Program = isNode
      ? { command: process.execPath, args: ['--require', shim, bin, 'index.handler'] }
      : { command: python, args: ['-m', 'awslambdaric', 'index.handler'] };
    const outcome = await outcomeWith(program, one);
    recorded[one.runtime] = { ...recorded[one.runtime], [one.name]: outcome };
    console.log(`${one.runtime} ${one.name}: ${outcome.payload.slice(0, 120)}`);
  }
  writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`);
  return 0;
}

async function outcomeWith(program: Program, { runtime, source }: RuntimeCase): Promise<RuntimeOutcome> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'runtimes-')));
  writeFileSync(join(folder, runtime.startsWith('nodejs') ? 'index.js' : 'index.py'), source);
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:F';
  const configuration = { name: 'F', arn, runtime, handler: 'index.handler', code: { folder }, timeout: 10 };
  const one = new FunctionProcess({
    ...{ configuration, program, folder, runtime: folder, stream: 's', region: 'us-east-1' },
    ...{ clock: new RealClock(), log: () => undefined },
  });
  try {
    return outcomeOf(await one.invoke('12345678-1234-1234-1234-123456789012', '{"a": 1}'), folder);
  } finally {
    one.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
