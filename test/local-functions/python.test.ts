import { FunctionRunner } from '../../src/local-functions/function-runner';
import type { FunctionConfiguration } from '../../src/local-functions/local-function';
import { whyNoPython } from '../support/python';

const missing = whyNoPython();
const runner = new FunctionRunner();
afterAll(() => runner.close());

function python(inline: string, rest: Partial<FunctionConfiguration> = {}): FunctionConfiguration {
  const arn = 'arn:aws:lambda:us-east-1:123456789012:function:P';
  return { name: 'P', arn, runtime: 'python3.13', handler: 'index.handler', code: { inline }, timeout: 20, ...rest };
}

async function call(configuration: FunctionConfiguration, event: unknown = {}) {
  const { payload, functionError, log } = await runner.invoke(configuration, JSON.stringify(event));
  return { payload, value: JSON.parse(payload) as any, functionError, log };
}

(missing === undefined ? describe : describe.skip)(
  `Python${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    test('answers, with context and log', async () => {
      const code = `
import logging
logger = logging.getLogger()
logger.setLevel('INFO')
def handler(event, context):
    print('raw')
    logger.error('bad\\nthing %s', event['a'])
    return {'a': event['a'], 'id': context.aws_request_id, 'left': context.get_remaining_time_in_millis(), 'name': context.function_name}
`;
      const { value, log, functionError } = await call(python(code), { a: 'ä€😀' });
      expect(functionError).toBeUndefined();
      expect(value).toMatchObject({ a: 'ä€😀', name: 'P', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(value.left).toBeGreaterThan(1000);
      expect(log).toMatch(
        /^START .*\nraw\n\[ERROR\]\t\d{4}-\d\d-\d\dT[\d:.]+Z\t[0-9a-f-]{36}\tbad\nthing ä€😀\nEND .*\nREPORT /,
      );
    });

    test('reports errors as Lambda does', async () => {
      const { payload, value, functionError, log } = await call(
        python(`def handler(event, context):\n    raise ValueError("Some exception was raised.")\n`),
      );
      expect(functionError).toBe('Unhandled');
      expect(Object.keys(value)).toEqual(['errorMessage', 'errorType', 'requestId', 'stackTrace']);
      expect(payload).toMatch(
        /^{"errorMessage": "Some exception was raised\.", "errorType": "ValueError", "requestId": "/,
      );
      expect(value.stackTrace).toEqual([
        expect.stringMatching(
          /^ {2}File "\/var\/task\/index\.py", line 2, in handler\n {4}raise ValueError\("Some exception was raised\."\)\n$/,
        ),
      ]);
      expect(log).toContain('[ERROR] ValueError: Some exception was raised.\nTraceback (most recent call last):\n');
    });

    test.each([
      ['no handler', 'x = 1', 'Runtime.HandlerNotFound', "Handler 'handler' missing on module 'index'"],
      [
        'no module',
        'import nowhere_at_all',
        'Runtime.ImportModuleError',
        "Unable to import module 'index': No module named 'nowhere_at_all'",
      ],
      [
        'syntax',
        'def handler(',
        'Runtime.UserCodeSyntaxError',
        expect.stringContaining("Syntax error in module 'index'"),
      ],
      [
        'no JSON',
        'def handler(e, c):\n    return {1, 2}',
        'Runtime.MarshalError',
        expect.stringContaining('Unable to marshal response'),
      ],
      [
        'exit',
        'import os\ndef handler(e, c):\n    os._exit(7)',
        'Runtime.ExitError',
        expect.stringContaining('exit status 7'),
      ],
    ])('%s', async (_, code, errorType, errorMessage) => {
      expect((await call(python(code))).value).toMatchObject({ errorType, errorMessage });
    });
  },
);
