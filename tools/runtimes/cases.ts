// Handlers of many shapes, whose answers AWS's runtime clients and ours must agree on. `npm run runtimes` records AWS's.

/** Each is the body of a handler in Python: `def handler(event, context)`. */
const PYTHON_BODIES: Readonly<Record<string, string>> = {
  nothing: 'pass',
  text: "return 'ä€😀\\u2028\\x7f\"\\\\'",
  numbers: 'return [1, 1.0, 1e21, 1e-7, -0.0, 10**30, True, None]',
  'infinite numbers': "return [float('nan'), float('inf'), float('-inf')]",
  decimals: "return {'price': D('1.50'), 'n': D(3), 'big': D('1E+3'), 'nan': D('NaN'), 'inf': D('Infinity')}",
  'a decimal alone': "return D('7.10')",
  'bytes inside': "return {'b': b'abc', 'l': [b'\\xc3\\xa4']}",
  'bytes that are not UTF-8': "return {'b': b'\\xff'}",
  'bytes alone': 'return b\'{"a": 1}\'',
  'bytes alone that are no JSON': "return b'plain'",
  'a bytearray': "return bytearray(b'abc')",
  'a named tuple': "return {'p': Point(1, [Point(2, 3)]), 't': (1, 2)}",
  'a named tuple alone': 'return Point(1, 2)',
  'a data class': 'return Data(1)',
  'a set': 'return {1}',
  'a date': 'return datetime.datetime(2026, 1, 31)',
  'a generator': 'return (one for one in [1, 2])',
  'a coroutine function': 'return asyncio.sleep(0)',
  'an ordered dictionary': "return collections.OrderedDict([('b', 1), ('a', 2)])",
  'a default dictionary': "d = collections.defaultdict(list)\nd['x'].append(1)\nreturn d",
  'keys of all kinds': "return {1: 'int', 1.5: 'float', True: 'bool', None: 'none', b'b': 'bytes'}",
  'a key that is a tuple': "return {(1, 2): 'x'}",
  'an integer enumeration': 'return Number.ONE',
  'an enumeration': 'return Kind.ONE',
  'a subclass of str': 'return Text("t")',
  'an UUID': "return uuid.UUID('12345678123456781234567812345678')",
  'an object': 'return object()',
  'a function': 'return print',
  'a circle': "d = {}\nd['d'] = d\nreturn d",
  'the same object twice': 'd = {}\nreturn [d, d]',
  'the event': 'return event',
  'the context':
    'return [context.function_name, context.function_version, context.memory_limit_in_mb, context.client_context, context.identity.cognito_identity_id]',
  'an error': "raise ValueError('no')",
  'an error without a message': 'raise KeyError',
  'an error with a key': "raise KeyError('key')",
  'an error of its own class': "raise Own('own', 7)",
  'an error in a function': 'fail()',
  'an error with a cause': "try:\n    fail()\nexcept Exception as e:\n    raise RuntimeError('outer') from e",
  'an error with letters': "raise ValueError('ä€\\nsecond line')",
  'an error in the standard library': "json.loads('{')",
  'an import that fails': 'import nowhere_at_all',
  'an exit': 'sys.exit(3)',
  'an exit without a reason': 'sys.exit(0)',
  'a keyboard interrupt': 'raise KeyboardInterrupt()',
};

const PYTHON_HEAD = `
import asyncio, collections, dataclasses, datetime, enum, json, sys, uuid
from decimal import Decimal as D
Point = collections.namedtuple('Point', 'x y')
@dataclasses.dataclass
class Data:
    a: int
class Number(enum.IntEnum):
    ONE = 1
class Kind(enum.Enum):
    ONE = 1
class Text(str):
    pass
class Own(Exception):
    pass
def fail():
    raise ValueError('inner')
def handler(event, context):
`;

/** Whole modules in Python. */
const PYTHON_MODULES: Readonly<Record<string, string>> = {
  'no handler': 'x = 1\n',
  'a module that is missing': 'import nowhere_at_all\n',
  'a syntax error': 'def handler(:\n',
  'an error at the start': "raise ValueError('start')\n",
};

/** Each is index.js in Node.js. */
const NODE_MODULES: Readonly<Record<string, string>> = {
  'async value': 'exports.handler = async (event) => ({ event });',
  'async nothing': 'exports.handler = async () => {};',
  'async null': 'exports.handler = async () => null;',
  'a value without a promise': 'exports.handler = () => ({ lost: true });',
  'a value without a promise or parameters': 'exports.handler = function () { return 1; };',
  'nothing at all': 'exports.handler = () => {};',
  callback: "exports.handler = (event, context, callback) => { callback(null, 'called'); };",
  'callback later': "exports.handler = (e, c, callback) => { setTimeout(() => callback(null, 'late'), 20); };",
  'callback twice': "exports.handler = (e, c, callback) => { callback(null, 'first'); callback(null, 'second'); };",
  'callback with an error': "exports.handler = (e, c, callback) => { callback(new Error('no')); };",
  'callback with text': "exports.handler = (e, c, callback) => { callback('text'); };",
  'callback with an object': 'exports.handler = (e, c, callback) => { callback({ a: 1 }); };',
  'callback with false': 'exports.handler = (e, c, callback) => { callback(false); };',
  'callback without arguments': 'exports.handler = (e, c, callback) => { callback(); };',
  'callback waits for the event loop':
    'exports.handler = (e, c, callback) => { let n = 0; setTimeout(() => { n = 1; }, 20); callback(null, { toJSON: () => n }); };',
  'callback does not wait':
    'exports.handler = (e, c, callback) => { c.callbackWaitsForEmptyEventLoop = false; let n = 0; setTimeout(() => { n = 1; }, 20); callback(null, { toJSON: () => n }); };',
  'callback of an async handler':
    "exports.handler = async (e, c, callback) => { callback(null, 'called'); return 'returned'; };",
  succeed: "exports.handler = (e, context) => { context.succeed('succeeded'); };",
  fail: "exports.handler = (e, context) => { context.fail(new Error('failed')); };",
  'fail without a reason': 'exports.handler = (e, context) => { context.fail(); };',
  done: "exports.handler = (e, context) => { context.done(null, 'done'); };",
  'done with an error': "exports.handler = (e, context) => { context.done('text'); };",
  thenable: "exports.handler = () => ({ then: (resolve) => resolve('thenable') });",
  'thenable that throws': "exports.handler = () => ({ then: () => { throw new Error('then'); } });",
  'thrown error': "exports.handler = () => { throw new Error('thrown'); };",
  'thrown in async': "exports.handler = async () => { throw new TypeError('thrown'); };",
  'thrown text': "exports.handler = async () => { throw 'text'; };",
  'thrown number': 'exports.handler = async () => { throw 7; };',
  'thrown object': 'exports.handler = async () => { throw { a: 1 }; };',
  'thrown object like an error': "exports.handler = async () => { throw { name: 'N', message: 'm', stack: 'N: m' }; };",
  'thrown object without a prototype': 'exports.handler = async () => { throw Object.create(null); };',
  'thrown null': 'exports.handler = async () => { throw null; };',
  'thrown null at once': 'exports.handler = () => { throw null; };',
  'thrown undefined': 'exports.handler = async () => { throw undefined; };',
  'thrown symbol': "exports.handler = async () => { throw Symbol('s'); };",
  'an error class':
    "class Own extends Error { constructor(m) { super(m); this.name = 'Own'; this.code = 7; } } exports.handler = async () => { throw new Own('own'); };",
  'an error class without a name':
    "class Own extends Error {} exports.handler = async () => { throw new Own('own'); };",
  'an error without a message': 'exports.handler = async () => { throw new Error(); };',
  'an error without a stack':
    "exports.handler = async () => { const e = new Error('m'); e.stack = undefined; throw e; };",
  'an error with a name that is no text':
    "exports.handler = async () => { const e = new Error('m'); e.name = 7; throw e; };",
  'an error with lines': "exports.handler = async () => { throw new Error('one\\ntwo \\x7f ä'); };",
  'an aggregate error': "exports.handler = async () => { await Promise.any([Promise.reject(new Error('a'))]); };",
  'an error with a cause':
    "exports.handler = async () => { throw new Error('outer', { cause: new Error('inner') }); };",
  symbol: "exports.handler = async () => Symbol('s');",
  'a function': 'exports.handler = async () => () => 1;',
  bigint: 'exports.handler = async () => 1n;',
  'a circle': 'exports.handler = async () => { const o = {}; o.o = o; return o; };',
  'a circle in a callback':
    'exports.handler = (e, c, callback) => { c.callbackWaitsForEmptyEventLoop = false; const o = {}; o.o = o; callback(null, o); };',
  'numbers that JSON lacks': 'exports.handler = async () => [NaN, Infinity, -0, undefined, () => 1];',
  'a date, a map, bytes':
    "exports.handler = async () => [new Date(0), new Map([[1, 2]]), Buffer.from('a'), new Uint8Array([1])];",
  'toJSON that throws': "exports.handler = async () => ({ toJSON() { throw new Error('json'); } });",
  'a rejection that nobody handles':
    "exports.handler = () => { Promise.reject(new Error('lost')); return new Promise(() => setTimeout(() => {}, 500)); };",
  'an exception later':
    "exports.handler = () => new Promise(() => { setTimeout(() => { throw new RangeError('later'); }, 10); });",
  'a promise that never settles': 'exports.handler = () => new Promise(() => {});',
  'the context':
    'exports.handler = async (e, c) => [c.functionName, c.functionVersion, c.memoryLimitInMB, typeof c.getRemainingTimeInMillis(), c.callbackWaitsForEmptyEventLoop];',
  'a stream':
    "exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream.write('a'); stream.write(Buffer.from('b')); stream.write({ c: 1 }); stream.end(); });",
  'a stream with a last chunk':
    "exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream.end('last'); });",
  'a stream of a pipeline':
    "const { pipeline } = require('node:stream/promises'); const { Readable } = require('node:stream'); exports.handler = awslambda.streamifyResponse(async (e, stream) => { await pipeline(Readable.from(['x', 'y']), stream); });",
  'a stream with a prelude':
    "exports.handler = awslambda.streamifyResponse(async (e, stream) => { const s = awslambda.HttpResponseStream.from(stream, { statusCode: 201 }); s.write('body'); s.end(); });",
  'no handler': 'exports.other = 1;',
  'a handler that is no function': 'exports.handler = 1;',
  'a module that is missing': "require('./nowhere'); exports.handler = async () => 1;",
  'a package that is missing': "require('nowhere-at-all'); exports.handler = async () => 1;",
  'a syntax error': 'exports.handler = async () => { return ',
  'an error at the start': "throw new Error('start');",
  'text thrown at the start': "throw 'start';",
};

export interface RuntimeCase {
  readonly name: string;
  readonly runtime: 'python3.13' | 'python3.11' | 'nodejs22.x';
  readonly source: string;
}

function indented(body: string): string {
  return body
    .split('\n')
    .map((line) => `    ${line}\n`)
    .join('');
}

const python = (runtime: 'python3.13' | 'python3.11'): RuntimeCase[] => [
  ...Object.entries(PYTHON_BODIES).map(([name, body]) => ({ name, runtime, source: PYTHON_HEAD + indented(body) })),
  ...Object.entries(PYTHON_MODULES).map(([name, source]) => ({ name, runtime, source })),
];

export const RUNTIME_CASES: readonly RuntimeCase[] = [
  ...python('python3.13'),
  // Older runtimes escape other characters than ASCII.
  ...python('python3.11').filter(({ name }) => ['text', 'an error with letters', 'bytes inside'].includes(name)),
  ...Object.entries(NODE_MODULES).map(([name, source]): RuntimeCase => ({ name, runtime: 'nodejs22.x', source })),
];
