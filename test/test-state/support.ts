// Requests of TestState as tests write them: values in place of JSON text.
import { testState, type TestStateRequest, type TestStateResponse } from '../../src/simulator';

export interface Asked extends Omit<TestStateRequest, 'input' | 'variables' | 'context' | 'mock'> {
  readonly input?: unknown;
  readonly variables?: object;
  readonly context?: object;
  /** The mocked result; `error` for a mocked failure. */
  readonly result?: unknown;
  readonly error?: { readonly error?: string; readonly cause?: string };
}

/** The answer, with the JSON texts in it parsed. */
export async function ask({ input, variables, context, result, error, ...others }: Asked): Promise<object> {
  const text = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));
  const mocked = result === undefined ? error && { errorOutput: error } : { result: text(result) };
  const mock = mocked && ({ ...mocked, fieldValidationMode: 'NONE' } as const);
  const request = { input: text(input), variables: text(variables), context: text(context), mock, ...others };
  return parsed(await testState(request));
}

const DATA = /^(output|input|after\w+|result|variables)$/;

function parsed({ inspectionData, ...response }: TestStateResponse): object {
  const values = (texts: object) =>
    Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, DATA.test(key) ? JSON.parse(value) : value]));
  return { ...values(response), ...(inspectionData && { inspectionData: values(inspectionData) }) };
}

/** What the request is refused with, as `Code: message`. */
export async function refusal(request: object): Promise<string> {
  try {
    await testState(request as TestStateRequest);
  } catch (error) {
    const { code, message } = error as { readonly code?: string; readonly message: string };
    return `${code}: ${message}`;
  }
  return 'accepted';
}
