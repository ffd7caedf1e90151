// The runtime of Node.js functions: a client of the Lambda Runtime API, which the function's process runs as an ES
// module. Errors, console lines and handler styles are those of AWS's client (npm: aws-lambda-ric 3.3.0), with which `npm
// run runtimes` compares it. It is a string, so that the package needs no extra file.

/**
 * Ends the process and its group when the program that started it is gone, even while the function keeps the main thread
 * busy. A killed program cannot end its processes itself. Windows does not give a process another parent, so
 * it is asked whether the parent is there.
 */
export const NODE_WATCHDOG = String.raw`
import { workerData } from 'node:worker_threads';
const isGone = () => {
  if (process.platform !== 'win32') return process.ppid !== workerData;
  try { process.kill(workerData, 0); return false; } catch (error) { return error.code === 'ESRCH'; }
};
setInterval(() => {
  if (!isGone()) return;
  try { process.kill(-process.pid, 'SIGKILL'); } catch { process.kill(process.pid, 'SIGKILL'); }
}, 500);
`.trimStart();

export const NODE_BOOTSTRAP = String.raw`
import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format, types } from 'node:util';
import { Worker } from 'node:worker_threads';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const root = process.env.LAMBDA_TASK_ROOT;
const own = fileURLToPath(import.meta.url);
const require = createRequire(import.meta.url);
const [parent] = process.argv.splice(2, 1);
new Worker(new URL('./watchdog.mjs', import.meta.url), { workerData: Number(parent), resourceLimits: { maxOldGenerationSizeMb: 16, stackSizeMb: 1 } }).unref();

// Errors name the folders of Lambda, so that they do not depend on this machine.
const folders = [[own, '/var/runtime/index.mjs', ''], [root, '/var/task', '/'], [path.dirname(own), '/var/runtime', '/']].flatMap(
  ([folder, name, end]) => [[pathToFileURL(folder).href + end, 'file://' + name + end], [folder + end, name + end]],
);
function shown(text) {
  return folders.reduce((one, [folder, name]) => one.replaceAll(folder, name), text).replaceAll("'" + root + "'", "'/var/task'");
}
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let requestId;

function call(method, route, body) {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = http.request({ host, port, agent, method, path: '/2018-06-01/runtime' + route, headers }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks).toString('utf8') }));
    });
    request.on('error', reject);
    request.end(body);
  });
}

const LEVELS = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'];
const lowest = Math.max(0, LEVELS.indexOf((process.env.AWS_LAMBDA_LOG_LEVEL ?? '').toUpperCase()));
function log(level, message, ...more) {
  const text = format(message, ...more).replace(/\n/g, '\r');
  process.stdout.write(new Date().toISOString() + '\t' + (requestId ?? 'undefined') + '\t' + level + '\t' + text + '\n');
}
for (const level of LEVELS) {
  const isOn = LEVELS.indexOf(level) >= lowest || level === 'FATAL';
  console[level.toLowerCase()] = isOn ? (message, ...more) => log(level, message, ...more) : () => undefined;
}
console.log = console.info;

class RuntimeError extends Error {
  constructor(name, message) {
    super(message);
    Object.defineProperty(this, 'name', { value: 'Runtime.' + name });
    this.stack = this.stack.replace(/^Error/, this.name);
  }
}

// What the Runtime API is sent of an error.
function described(error) {
  try {
    if (types.isNativeError(error) || isLikeError(error)) {
      const [errorType, errorMessage, trace] = [error.name, error.message, error.stack].map((text) => text.replace(/\x7F/g, '%7F'));
      return { errorType, errorMessage: shown(errorMessage), trace: shown(trace).split('\n') };
    }
    return { errorType: typeof error, errorMessage: shown(error.toString()), trace: [] };
  } catch {
    return { errorType: 'handled', errorMessage: 'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack' };
  }
}
function isLikeError(error) {
  return error && ['name', 'message', 'stack'].every((name) => error[name] && typeof error[name] === 'string');
}

function logError(title, error) {
  const whole = (_, value) => {
    if (!(value instanceof Error)) return value;
    const text = Object.assign({ errorType: value.name, errorMessage: value.message, code: value.code }, value);
    if (typeof value.stack === 'string') text.stack = value.stack.split('\n');
    return text;
  };
  const thrown = error instanceof Error ? error : new Error(error);
  let text;
  try { text = JSON.stringify(thrown, whole); } catch { text = JSON.stringify(described(error)); }
  console.error(title, '\t' + shown(text));
}

// Throws where an error cannot even be logged; the caller then reports that error.
function fail(id, error) {
  logError('Invoke Error', error);
  return call('POST', '/invocation/' + id + '/error', JSON.stringify(described(error)));
}

function crash(title, error, code) {
  logError(title, error);
  const route = requestId === undefined ? '/init/error' : '/invocation/' + requestId + '/error';
  const done = () => process.exit(code);
  call('POST', route, JSON.stringify(described(error))).then(done, done);
}
process.on('uncaughtException', (error) => crash('Uncaught Exception', error, 129));
process.on('unhandledRejection', (reason) => {
  const error = new RuntimeError('UnhandledPromiseRejection', reason);
  crash('Unhandled Promise Rejection', Object.assign(error, { reason, promise: {} }), 128);
});
let atRest = () => undefined;
process.on('beforeExit', () => atRest());

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const PRELUDE = 'application/vnd.awslambda.http-integration-response';
globalThis.awslambda = {
  streamifyResponse: (handler) => Object.assign(handler, { [STREAMING]: 'response' }),
  HttpResponseStream: class HttpResponseStream {
    static from(stream, prelude) {
      stream.setContentType(PRELUDE);
      stream._onBeforeFirstWrite = (write) => {
        write(JSON.stringify(prelude));
        write(new Uint8Array(8));
      };
      return stream;
    }
  },
};

function isModule(folder) {
  if (folder.endsWith('/node_modules')) return false;
  const file = path.join(folder, 'package.json');
  if (existsSync(file)) {
    try { return JSON.parse(readFileSync(file)).type === 'module'; } catch { return false; }
  }
  const above = path.dirname(folder);
  return above === folder ? false : isModule(above);
}

async function loadModule(folder, module) {
  const base = path.resolve(root, folder, module);
  const imported = (file) => import(pathToFileURL(file).href);
  if (existsSync(base) && !existsSync(base + '/')) return require(base);
  if (existsSync(base + '.js')) return isModule(path.dirname(base)) ? imported(base + '.js') : require(base + '.js');
  if (existsSync(base + '.mjs')) return imported(base + '.mjs');
  if (existsSync(base + '.cjs')) return require(base + '.cjs');
  return require(require.resolve(module, { paths: [root, path.resolve(root, folder)] }));
}

async function load() {
  const full = process.env._HANDLER;
  if (full.includes('..')) {
    throw new RuntimeError('MalformedHandlerName', "'" + full + "' is not a valid handler name. Use absolute paths when specifying root directories in handler names.");
  }
  const file = path.basename(full);
  const [, module, name] = /^([^.]*)\.(.*)$/.exec(file) ?? [];
  if (module === undefined) throw new RuntimeError('MalformedHandlerName', 'Bad handler');
  let loaded;
  try {
    loaded = await loadModule(full.slice(0, full.indexOf(file)), module);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RuntimeError('UserCodeSyntaxError', error);
    if (error?.code === 'MODULE_NOT_FOUND') throw new RuntimeError('ImportModuleError', error);
    throw error;
  }
  const handler = name.split('.').reduce((one, key) => one && one[key], loaded);
  if (!handler) throw new RuntimeError('HandlerNotFound', full + ' is undefined or not exported');
  if (typeof handler !== 'function') throw new RuntimeError('HandlerNotFound', full + ' is not a function');
  return handler;
}

function contextOf(headers) {
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  const client = headers['lambda-runtime-client-context'];
  process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'] ?? '';
  return {
    functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: client === undefined ? undefined : JSON.parse(client),
    identity: undefined,
    invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => deadline - Date.now(),
  };
}

function responseText(value) {
  let text;
  try { text = JSON.stringify(value === undefined ? null : value); } catch { throw new Error('Unable to stringify response body'); }
  if (text === undefined) throw new TypeError('Wrong arguments');
  return text;
}

const isPromise = (value) => value && value.then && typeof value.then === 'function';

// Resolves when the invocation is answered: with the promise of a handler, by a callback, or with null at rest.
function invoke(handler, event, headers) {
  const id = requestId;
  return new Promise((resolve) => {
    let waits = true;
    let isFinished = false;
    let isComplete = false;
    const postError = (error) => fail(id, error).then(resolve);
    const complete = (value) => {
      if (isComplete) {
        console.error('Invocation has already been reported as done. Cannot call complete more than once per invocation.');
        return;
      }
      isComplete = true;
      call('POST', '/invocation/' + id + '/response', responseText(value)).then(resolve);
    };
    const first = (work) => (...args) => {
      if (isFinished) return;
      work(...args);
      isFinished = true;
    };
    const done = (error, value) => {
      atRest = () => undefined;
      if (error !== undefined && error !== null) postError(error);
      else complete(value);
    };
    const callback = first((error, value) => {
      atRest = () => undefined;
      if (error !== undefined && error !== null) postError(error);
      else if (!waits) complete(value);
      else atRest = () => { setImmediate(() => complete(value)); };
    });
    const failed = first((error) => done(error ?? 'handled', null));
    const succeed = first((value) => done(null, value));
    atRest = () => { isComplete = true; call('POST', '/invocation/' + id + '/response', 'null').then(resolve); atRest = () => undefined; };
    const context = {
      get callbackWaitsForEmptyEventLoop() { return waits; },
      set callbackWaitsForEmptyEventLoop(value) { waits = value; },
      succeed, fail: failed, done: first(done),
    };
    try {
      const returned = handler(event, Object.assign(context, contextOf(headers)), callback);
      if (isPromise(returned)) returned.then(succeed, failed).catch(failed);
    } catch (error) {
      callback(error);
    }
  });
}

// The answer of a streaming handler is collected, as it is for callers that do not stream.
async function invokeStreaming(handler, event, headers) {
  const id = requestId;
  const chunks = [];
  let hasBegun = false;
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, encoding, next) { chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk)); next(); },
  });
  const write = stream.write.bind(stream);
  stream.setContentType = () => {
    if (hasBegun) throw new RuntimeError('InvalidStreamingOperation', 'Cannot set content-type, too late.');
  };
  stream.write = (chunk, ...more) => {
    const isPlain = typeof chunk === 'string' || Buffer.isBuffer(chunk) || chunk?.constructor === Uint8Array;
    if (!hasBegun) stream._onBeforeFirstWrite?.((one) => write(one));
    hasBegun = true;
    return write(isPlain ? chunk : JSON.stringify(chunk), ...more);
  };
  const end = stream.end.bind(stream);
  stream.end = (...args) => {
    const last = typeof args[0] === 'function' ? undefined : args.shift();
    if (last !== undefined && last !== null) stream.write(last, ...(typeof args[0] === 'string' ? args : []));
    return end(...args.filter((one) => typeof one === 'function'));
  };
  const finished = new Promise((resolve, reject) => stream.on('finish', resolve).on('error', reject));
  finished.catch(() => undefined);
  const context = Object.assign({ callbackWaitsForEmptyEventLoop: true }, contextOf(headers));
  atRest = () => undefined;
  try {
    const returned = handler(event, stream, context);
    if (!isPromise(returned)) throw 'Streaming does not support non-async handlers.';
    const value = await returned;
    if (value !== undefined) console.warn('Streaming handlers ignore return values.');
    await finished;
    await call('POST', '/invocation/' + id + '/response', Buffer.concat(chunks));
  } catch (error) {
    await fail(id, error);
  }
}

const handler = await load();
for (;;) {
  let next;
  try { next = await call('GET', '/invocation/next'); } catch { process.exit(0); }
  requestId = next.headers['lambda-runtime-aws-request-id'];
  const event = JSON.parse(next.body);
  await (handler[STREAMING] === 'response' ? invokeStreaming : invoke)(handler, event, next.headers);
}
`.trimStart();
