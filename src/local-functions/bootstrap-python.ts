// The runtime of Python functions: a client of the Lambda Runtime API, which the function's process runs. Results, errors,
// log lines and the context object are those of AWS's client (PyPI: awslambdaric 4.2.2, which writes JSON with simplejson),
// with which `npm run runtimes` compares it. It is a string, so that the package needs no extra file.

export const PYTHON_BOOTSTRAP = String.raw`
import decimal, http.client, importlib, json, logging, os, re, signal, sys, threading, time, traceback

HOST = os.environ['AWS_LAMBDA_RUNTIME_API']
ROOT = os.environ['LAMBDA_TASK_ROOT']
RUNTIME = os.path.dirname(os.path.abspath(__file__))
LIBRARY = '/var/lang/lib/python%d.%d' % sys.version_info[:2]
PARENT = int(sys.argv.pop(1))
sys.path[0] = ROOT
connection = http.client.HTTPConnection(HOST)
request_id = None


def watch_parent():
    # Ends the process and its group when the program that started it is gone, even while the function is busy.
    if os.name == 'nt':
        return watch_handle()
    while os.getppid() == PARENT:
        time.sleep(0.5)
    try:
        os.killpg(os.getpid(), signal.SIGKILL)
    except OSError:
        os._exit(1)


def watch_handle():
    # Windows does not give a process another parent. A handle stands for this parent, even if its id is used again.
    import ctypes
    kernel = ctypes.WinDLL('kernel32', use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    handle = kernel.OpenProcess(0x00100000, False, PARENT)  # SYNCHRONIZE
    if handle:
        kernel.WaitForSingleObject(ctypes.c_void_p(handle), 0xFFFFFFFF)
    elif ctypes.get_last_error() != 87:  # there is one, which may not be opened
        return
    os._exit(1)


if os.name in ('posix', 'nt'):
    threading.Thread(target=watch_parent, daemon=True).start()


def shown(text):
    # Errors name the folders of Lambda, so that they do not depend on this machine.
    for folder, name in ((ROOT, '/var/task'), (RUNTIME, '/var/runtime'), (os.path.dirname(os.__file__), LIBRARY)):
        text = text.replace(folder + os.sep, name + '/')
    return text


def call(method, route, body=None):
    data = body.encode('utf-8') if isinstance(body, str) else body
    headers = {} if body is None else {'Content-Type': 'application/json'}
    connection.request(method, '/2018-06-01/runtime' + route, data, headers)
    response = connection.getresponse()
    return response.headers, response.read().decode('utf-8')


# Newer runtimes write other characters than ASCII as they are.
ESCAPES = not re.search('python3[.](1[2-9]|[2-9][0-9])', os.environ.get('AWS_EXECUTION_ENV', ''))
scalar = json.JSONEncoder(ensure_ascii=ESCAPES).encode


def key_of(key):
    if isinstance(key, str):
        return key
    if isinstance(key, bytes):
        return key.decode('utf-8')
    if isinstance(key, float):
        return number_of(key)
    if key is True or key is False or key is None:
        return {True: 'true', False: 'false', None: 'null'}[key]
    if isinstance(key, int):
        return int.__repr__(key)
    raise TypeError('keys must be str, int, float, bool or None, not ' + type(key).__name__)


def number_of(value):
    return float.__repr__(value) if value == value and abs(value) != float('inf') else scalar(float(value))


def encoded(value, above=()):
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, bytes):
        return scalar(value.decode('utf-8'))
    if value is None or value is True or value is False:
        return scalar(value)
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return number_of(value)
    names = getattr(value, '_asdict', None)
    if isinstance(value, tuple) and callable(names):
        value = names()
    if isinstance(value, (dict, list, tuple)):
        if id(value) in above:
            raise ValueError('Circular reference detected')
        inner = above + (id(value),)
        if isinstance(value, dict):
            return '{' + ', '.join([scalar(key_of(key)) + ': ' + encoded(one, inner) for key, one in value.items()]) + '}'
        return '[' + ', '.join([encoded(one, inner) for one in value]) + ']'
    if isinstance(value, decimal.Decimal):
        return 'NaN' if value.is_nan() else str(value)
    raise TypeError('Object of type %s is not JSON serializable' % type(value).__name__)


class Fault(Exception):
    def __init__(self, kind, message, trace=()):
        self.kind = kind
        self.message = message
        self.trace = trace


def write(text):
    sys.stdout.write(text)
    sys.stdout.flush()


# The lines of one message are joined by carriage returns.
def write_message(text):
    write((text[:-1] if text.endswith('\n') else text).replace('\n', '\r') + '\n')


class Handler(logging.Handler):
    def emit(self, record):
        record.aws_request_id = request_id or ''
        write_message(self.format(record))


logging.Formatter.converter = time.gmtime
log_handler = Handler()
log_handler.setFormatter(
    logging.Formatter('[%(levelname)s]\t%(asctime)s.%(msecs)03dZ\t%(aws_request_id)s\t%(message)s\n', '%Y-%m-%dT%H:%M:%S')
)
logging.getLogger().addHandler(log_handler)
level = {None: '', 'TRACE': 'DEBUG'}.get(os.environ.get('AWS_LAMBDA_LOG_LEVEL'), os.environ.get('AWS_LAMBDA_LOG_LEVEL')).upper()
if isinstance(logging.getLevelName(level), int):
    logging.getLogger().setLevel(level)


class Identity:
    cognito_identity_id = None
    cognito_identity_pool_id = None


class Context:
    def __init__(self, headers):
        self.aws_request_id = request_id
        self.invoked_function_arn = headers['Lambda-Runtime-Invoked-Function-Arn']
        self.function_name = os.environ['AWS_LAMBDA_FUNCTION_NAME']
        self.function_version = os.environ['AWS_LAMBDA_FUNCTION_VERSION']
        self.memory_limit_in_mb = os.environ['AWS_LAMBDA_FUNCTION_MEMORY_SIZE']
        self.log_group_name = os.environ['AWS_LAMBDA_LOG_GROUP_NAME']
        self.log_stream_name = os.environ['AWS_LAMBDA_LOG_STREAM_NAME']
        self.identity = Identity()
        self.client_context = None
        self._deadline = int(headers['Lambda-Runtime-Deadline-Ms'])

    def get_remaining_time_in_millis(self):
        return max(0, self._deadline - int(time.time() * 1000))

    def log(self, text):
        write(str(text))


def error_of(kind, message, trace=()):
    return {
        'errorMessage': shown(message),
        'errorType': kind,
        'requestId': request_id or '',
        'stackTrace': [shown(line) for line in trace],
    }


def described(error):
    frames = traceback.extract_tb(error.__traceback__)
    while frames and frames[0].filename == __file__:
        frames.pop(0)
    return error_of(type(error).__name__, str(error), traceback.format_list([(f.filename, f.lineno, f.name, f.line) for f in frames]))


def log_error(shape):
    kind, message = shape['errorType'], shape['errorMessage']
    title = '[ERROR]' + (' ' + kind if kind else '') + (((':' if kind else '') + ' ' + message) if message else '')
    lines = [title, 'Traceback (most recent call last):']
    for entry in shape['stackTrace']:
        for line in entry.splitlines() or ['']:
            inner = line.lstrip(' ')
            lines.append('\u00a0' * (len(line) - len(inner)) + inner)
    write('\r'.join(lines).replace('\n', '\r') + '\n')


def load():
    full = os.environ['_HANDLER']
    if '.' not in full:
        raise Fault('Runtime.MalformedHandlerName', "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % full)
    module, name = full.rsplit('.', 1)
    if module.split('.')[0] in sys.builtin_module_names:
        raise Fault('Runtime.BuiltInModuleConflict', 'Cannot use built-in module %s as a handler module' % module)
    try:
        loaded = importlib.import_module(module.replace('/', '.'))
    except ImportError as error:
        raise Fault('Runtime.ImportModuleError', "Unable to import module '%s': %s" % (module, error))
    except SyntaxError as error:
        place = '  File "%s" Line %s\n    %s' % (error.filename, error.lineno, error.text)
        raise Fault('Runtime.UserCodeSyntaxError', "Syntax error in module '%s': %s" % (module, error), [place])
    if not hasattr(loaded, name):
        raise Fault('Runtime.HandlerNotFound', "Handler '%s' missing on module '%s'" % (name, module))
    return getattr(loaded, name)


def answer(body, headers):
    try:
        event = json.loads(body)
    except Exception as error:
        raise Fault('Runtime.UnmarshalError', 'Unable to unmarshal input: %s' % error)
    result = handler(event, Context(headers))
    if isinstance(result, bytes):
        return result
    try:
        return encoded(result)
    except Exception as error:
        raise Fault('Runtime.MarshalError', 'Unable to marshal response: %s' % error)


try:
    handler = load()
except Exception as error:
    shape = error_of(error.kind, error.message, error.trace) if isinstance(error, Fault) else described(error)
    log_error(shape)
    call('POST', '/init/error', encoded(shape))
    sys.exit(1)

while True:
    try:
        headers, body = call('GET', '/invocation/next')
    except (OSError, http.client.HTTPException):
        sys.exit(0)
    request_id = headers['Lambda-Runtime-Aws-Request-Id']
    os.environ['_X_AMZN_TRACE_ID'] = headers.get('Lambda-Runtime-Trace-Id', '')
    shape = None
    try:
        text = answer(body, headers)
    except Fault as error:
        shape = error_of(error.kind, error.message, error.trace)
    except Exception as error:
        shape = described(error)
    if shape is None:
        call('POST', '/invocation/%s/response' % request_id, text)
    else:
        log_error(shape)
        call('POST', '/invocation/%s/error' % request_id, encoded(shape))
    sys.stdout.flush()
`.trimStart();
