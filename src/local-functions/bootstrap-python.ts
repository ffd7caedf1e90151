// The runtime of Python functions: a client of the Lambda Runtime API, which the function's process runs. Errors, log
// lines and the context object match AWS's runtime. It is a string, so that the package needs no extra file.

export const PYTHON_BOOTSTRAP = String.raw`
import http.client, importlib, json, logging, os, signal, sys, threading, time, traceback

HOST = os.environ['AWS_LAMBDA_RUNTIME_API']
ROOT = os.environ['LAMBDA_TASK_ROOT']
RUNTIME = os.path.dirname(os.path.abspath(__file__))
PARENT = int(sys.argv.pop(1))
sys.path[0] = ROOT
connection = http.client.HTTPConnection(HOST)
request_id = None


def watch_parent():
    # Ends the process and its group when the program that started it is gone, even while the function is busy.
    while os.getppid() == PARENT:
        time.sleep(0.5)
    try:
        os.killpg(os.getpid(), signal.SIGKILL)
    except OSError:
        os._exit(1)


if os.name == 'posix':
    threading.Thread(target=watch_parent, daemon=True).start()


def shown(text):
    # Errors name the folders of Lambda, so that they do not depend on this machine.
    return text.replace(ROOT + os.sep, '/var/task/').replace(RUNTIME + os.sep, '/var/runtime/')


def call(method, route, body=None):
    data = None if body is None else body.encode('utf-8')
    headers = {} if body is None else {'Content-Type': 'application/json'}
    connection.request(method, '/2018-06-01/runtime' + route, data, headers)
    response = connection.getresponse()
    return response.headers, response.read().decode('utf-8')


def write(text):
    sys.stdout.write(text.rstrip('\n').replace('\n', '\r') + '\n')
    sys.stdout.flush()


class Handler(logging.Handler):
    def emit(self, record):
        record.aws_request_id = request_id or ''
        write(self.format(record))


formatter = logging.Formatter('[%(levelname)s]\t%(asctime)s.%(msecs)dZ\t%(aws_request_id)s\t%(message)s', '%Y-%m-%dT%H:%M:%S')
formatter.converter = time.gmtime
log_handler = Handler()
log_handler.setFormatter(formatter)
logging.getLogger().addHandler(log_handler)


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


def described(error, with_request=True):
    frames = traceback.extract_tb(error.__traceback__)
    while frames and frames[0].filename in (__file__, importlib.__file__) or frames and frames[0].filename.startswith('<frozen'):
        frames.pop(0)
    shape = {'errorMessage': shown(str(error)), 'errorType': type(error).__name__}
    if with_request:
        shape['requestId'] = request_id or ''
    shape['stackTrace'] = [shown(line) for line in traceback.format_list(frames)]
    return shape


def log_error(shape):
    trace = 'Traceback (most recent call last):\n' + ''.join(shape['stackTrace']) if shape['stackTrace'] else ''
    write('[ERROR] %s: %s\n%s' % (shape['errorType'], shape['errorMessage'], trace))


def init_failed(kind, message, trace=()):
    shape = {'errorMessage': shown(message), 'errorType': kind, 'requestId': '', 'stackTrace': [shown(line) for line in trace]}
    log_error(shape)
    call('POST', '/init/error', json.dumps(shape, ensure_ascii=False))
    sys.exit(1)


def load():
    full = os.environ['_HANDLER']
    if '.' not in full:
        init_failed('Runtime.MalformedHandlerName', "Bad handler '%s': not enough values to unpack (expected 2, got 1)" % full)
    module, name = full.rsplit('.', 1)
    try:
        loaded = importlib.import_module(module.replace('/', '.'))
    except ImportError as error:
        init_failed('Runtime.ImportModuleError', "Unable to import module '%s': %s" % (module, error))
    except SyntaxError as error:
        place = '  File "%s" Line %s\n    %s' % (error.filename, error.lineno, (error.text or '').rstrip())
        init_failed('Runtime.UserCodeSyntaxError', "Syntax error in module '%s': %s" % (module, error), [place])
    except Exception as error:
        shape = described(error)
        init_failed(shape['errorType'], shape['errorMessage'], shape['stackTrace'])
    if not hasattr(loaded, name):
        init_failed('Runtime.HandlerNotFound', "Handler '%s' missing on module '%s'" % (name, module))
    return getattr(loaded, name)


handler = load()
while True:
    try:
        headers, event = call('GET', '/invocation/next')
    except (OSError, http.client.HTTPException):
        sys.exit(0)
    request_id = headers['Lambda-Runtime-Aws-Request-Id']
    os.environ['_X_AMZN_TRACE_ID'] = headers.get('Lambda-Runtime-Trace-Id', '')
    try:
        result = handler(json.loads(event), Context(headers))
        try:
            text = json.dumps(result, ensure_ascii=False)
        except Exception as error:
            shape = {'errorMessage': 'Unable to marshal response: %s' % error, 'errorType': 'Runtime.MarshalError', 'requestId': request_id, 'stackTrace': []}
            log_error(shape)
            call('POST', '/invocation/%s/error' % request_id, json.dumps(shape, ensure_ascii=False))
        else:
            call('POST', '/invocation/%s/response' % request_id, text)
    except Exception as error:
        shape = described(error)
        log_error(shape)
        call('POST', '/invocation/%s/error' % request_id, json.dumps(shape, ensure_ascii=False))
    sys.stdout.flush()
`.trimStart();
