// The runtime of Node.js functions: a client of the Lambda Runtime API, which the function's process runs as an ES
// module. Errors, console lines and handler styles match AWS's runtime. It is a string, so that the package needs no
// extra file.

/**
 * Ends the process and its group when the program that started it is gone, even while the function keeps the main thread
 * busy. A killed program cannot end its processes itself. Windows does not give a process another parent.
 */
export const NODE_WATCHDOG = String.raw`
import { workerData } from 'node:worker_threads';
setInterval(() => {
  if (process.ppid === workerData) return;
  try { process.kill(-process.pid, 'SIGKILL'); } catch { process.kill(process.pid, 'SIGKILL'); }
}, 500);
`.trimStart();

export const NODE_BOOTSTRAP = String.raw`
import { readFileSync, existsSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { format } from 'node:util';
import { Worker } from 'node:worker_threads';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const root = process.env.LAMBDA_TASK_ROOT;
const [parent] = process.argv.splice(2, 1);
new Worker(new URL('./watchdog.mjs', import.meta.url), { workerData: Number(parent), resourceLimits: { maxOldGenerationSizeMb: 16, stackSizeMb: 1 } }).unref();

// Errors name the folders of Lambda, so that they do not depend on this machine.
const folders = [[root, '/var/task'], [path.dirname(fileURLToPath(import.meta.url)), '/var/runtime']].flatMap(
  ([folder, shown]) => [[pathToFileURL(folder).href, 'file://' + shown], [folder, shown]],
);
function shown(text) {
  return folders.reduce((one, [folder, name]) => one.replaceAll(folder + '/', name + '/'), text);
}
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let requestId;
let answerNull;

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

function log(level, args) {
  const text = format(...args).replace(/\n/g, '\r');
  process.stdout.write(new Date().toISOString() + '\t' + (requestId ?? 'undefined') + '\t' + level + '\t' + text + '\n');
}
for (const [name, level] of Object.entries({ log: 'INFO', info: 'INFO', debug: 'DEBUG', warn: 'WARN', error: 'ERROR', trace: 'TRACE' })) {
  console[name] = (...args) => log(level, args);
}

function described(error) {
  if (error instanceof Error || (error !== null && typeof error === 'object' && 'message' in error && 'stack' in error)) {
    return { errorType: String(error.name ?? 'Error'), errorMessage: shown(String(error.message)), trace: shown(String(error.stack ?? '')).split('\n') };
  }
  return { errorType: typeof error, errorMessage: shown(typeof error === 'object' ? JSON.stringify(error) : String(error)), trace: [] };
}

function logError(title, error, shape) {
  const { errorType, errorMessage, trace } = shape;
  const extra = error instanceof Error ? Object.fromEntries(Object.entries(error).filter(([key]) => !['name', 'message', 'stack'].includes(key))) : {};
  let text;
  try { text = JSON.stringify({ errorType, errorMessage, ...extra, stack: trace }); } catch { text = JSON.stringify({ errorType, errorMessage, stack: trace }); }
  log('ERROR', [title + ' \t' + text]);
}

async function initFailed(errorType, errorMessage, trace = []) {
  const shape = { errorType, errorMessage, trace };
  logError('Uncaught Exception', undefined, shape);
  await call('POST', '/init/error', JSON.stringify(shape));
  process.exit(1);
}

async function load() {
  const full = process.env._HANDLER;
  const slash = full.lastIndexOf('/') + 1;
  const [, module, name] = /^([^.]*)\.(.+)$/.exec(full.slice(slash)) ?? [];
  if (!module || full.includes('..')) return initFailed('Runtime.MalformedHandlerName', 'Bad handler');
  const base = path.resolve(root, full.slice(0, slash), module);
  const file = ['', '.js', '.mjs', '.cjs'].map((end) => base + end).find((one) => existsSync(one) && statSync(one).isFile());
  if (!file) return initFailed('Runtime.ImportModuleError', "Error: Cannot find module '" + module + "' in /var/task");
  let loaded;
  try {
    loaded = await import(pathToFileURL(file).href);
  } catch (error) {
    const { errorMessage, trace } = described(error);
    const missing = error && ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(error.code);
    if (missing) return initFailed('Runtime.ImportModuleError', 'Error: ' + errorMessage, trace);
    if (error instanceof SyntaxError) return initFailed('Runtime.UserCodeSyntaxError', 'SyntaxError: ' + errorMessage, trace);
    return initFailed(described(error).errorType, errorMessage, trace);
  }
  const inside = (value) => name.split('.').reduce((one, key) => one?.[key], value);
  const handler = inside(loaded) ?? inside(loaded.default);
  if (handler === undefined) return initFailed('Runtime.HandlerNotFound', full + ' is undefined or not exported');
  if (typeof handler !== 'function') return initFailed('Runtime.HandlerNotFound', full + ' is not a function');
  return handler;
}

function crash(shape) {
  const done = () => process.exit(128);
  if (requestId === undefined) call('POST', '/init/error', JSON.stringify(shape)).then(done, done);
  else call('POST', '/invocation/' + requestId + '/error', JSON.stringify(shape)).then(done, done);
}
process.on('uncaughtException', (error) => {
  const shape = described(error);
  logError('Uncaught Exception', error, shape);
  crash(shape);
});
process.on('unhandledRejection', (reason) => {
  const { errorType, errorMessage, trace } = described(reason);
  const text = reason instanceof Error ? errorType + ': ' + errorMessage : errorMessage;
  const shape = { errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: text, trace: ['Runtime.UnhandledPromiseRejection: ' + text, ...trace] };
  logError('Unhandled Promise Rejection', reason, shape);
  crash(shape);
});
process.on('beforeExit', () => answerNull?.());

function invoke(handler, event, headers) {
  return new Promise((resolve, reject) => {
    const deadline = Number(headers['lambda-runtime-deadline-ms']);
    let waits = true;
    let ended = false;
    const settle = (finish) => {
      if (ended) return;
      ended = true;
      answerNull = undefined;
      finish();
    };
    answerNull = () => settle(() => resolve(null));
    const callback = (error, result) => {
      if (ended) return;
      const finish = () => settle(() => (error === undefined || error === null ? resolve(result) : reject(error)));
      if (waits && (error === undefined || error === null)) answerNull = finish;
      else finish();
    };
    const done = (error, result) => { waits = false; callback(error, result); };
    const context = {
      get callbackWaitsForEmptyEventLoop() { return waits; },
      set callbackWaitsForEmptyEventLoop(value) { waits = value; },
      functionVersion: process.env.AWS_LAMBDA_FUNCTION_VERSION,
      functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
      logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
      invokedFunctionArn: headers['lambda-runtime-invoked-function-arn'],
      awsRequestId: requestId,
      getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
      done, succeed: (result) => done(null, result), fail: (error) => done(error ?? 'handled'),
    };
    process.env._X_AMZN_TRACE_ID = headers['lambda-runtime-trace-id'] ?? '';
    let returned;
    try {
      returned = handler(event, context, callback);
    } catch (error) {
      settle(() => reject(error));
      return;
    }
    if (returned !== null && typeof returned === 'object' && typeof returned.then === 'function') {
      returned.then((value) => settle(() => resolve(value)), (error) => settle(() => reject(error)));
    } else if (handler.length < 3 && returned !== undefined) {
      settle(() => resolve(returned));
    }
  });
}

const handler = await load();
for (;;) {
  let next;
  try { next = await call('GET', '/invocation/next'); } catch { process.exit(0); }
  requestId = next.headers['lambda-runtime-aws-request-id'];
  try {
    const result = await invoke(handler, JSON.parse(next.body), next.headers);
    let text;
    try { text = JSON.stringify(result === undefined ? null : result) ?? 'null'; } catch (error) {
      throw Object.assign(new Error('Unable to stringify response body'), { name: 'Runtime.MalformedResponse' });
    }
    await call('POST', '/invocation/' + requestId + '/response', text);
  } catch (error) {
    const shape = described(error);
    logError('Invoke Error', error, shape);
    await call('POST', '/invocation/' + requestId + '/error', JSON.stringify(shape));
  }
}
`.trimStart();
