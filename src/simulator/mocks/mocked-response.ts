// A mocked response of a mock configuration: what a state's attempts return or throw, by number or range.
import { fails, Replied, Scripted, type Mock } from './mock';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, typeOf, type Json, type JsonObject } from '../../json/json';
import { didYouMean } from '../../json/suggestion';
import { compactText } from '../../json/text';
import type { TaskCall } from '../../runtime/task';
import { success } from '../../runtime/task-reply';
import type { Integration } from '../../services/integrations/integration';

interface Answer {
  readonly from: number;
  readonly to: number;
  readonly mock: Mock;
}

/**
 * Step Functions Local counts the invocations of a state from 0 over the whole execution, including retries and repeat
 * visits (floci#3254, recorded with version 2.0.0). It fails an execution without a response for an invocation; here
 * that is an error of the test.
 */
export class MockedResponse extends Scripted {
  override readonly mayStandUnused = true;
  private answers: readonly Answer[] | undefined;

  /** @param place names the file, the machine, the case and the state in messages */
  constructor(
    private readonly name: Json,
    private readonly responses: () => JsonObject,
    private readonly place: string,
  ) {
    super();
  }

  mockFor(attempt: number): Mock {
    this.answers ??= this.read();
    const found = this.answers.find(({ from, to }) => from <= attempt - 1 && attempt - 1 <= to);
    if (found) return found.mock;
    const keys = this.answers.map(({ from, to }) => `"${from === to ? from : `${from}-${to}`}"`).join(', ') || 'none';
    throw this.error(
      `the mocked response '${String(this.name)}' has no answer "${attempt - 1}"; its answers are: ${keys}. ` +
        'Add an answer for each attempt, including retries.',
    );
  }

  private read(): readonly Answer[] {
    if (typeof this.name !== 'string') {
      throw this.error(`expected the name of a mocked response; found ${JSON.stringify(this.name).slice(0, 60)}.`);
    }
    const responses = this.responses();
    const response = member(responses, this.name);
    if (response === undefined) {
      const known = Object.keys(responses).map((one) => `'${one}'`);
      throw this.error(
        `no mocked response is named '${this.name}'. ${didYouMean(this.name, Object.keys(responses))}` +
          `The MockedResponses are: ${known.join(', ') || 'none'}.`,
      );
    }
    if (!isObject(response)) {
      throw this.error(`the mocked response '${this.name}' must be an object; found ${typeOf(response)}.`);
    }
    return Object.entries(response).map(([key, answer]) => ({ ...this.range(key), mock: this.mock(key, answer) }));
  }

  private range(key: string): Pick<Answer, 'from' | 'to'> {
    const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(key.trim()) ?? [];
    if (from !== undefined && Number(from) <= Number(to)) return { from: Number(from), to: Number(to) };
    throw this.error(
      `invalid key "${key}" in the mocked response '${String(this.name)}': expected the number of an attempt, such as "0", ` +
        'or a range, such as "1-2".',
    );
  }

  private mock(key: string, answer: Json): Mock {
    const what = `"${key}" of the mocked response '${String(this.name)}'`;
    const fields = isObject(answer) ? Object.keys(answer) : [];
    if (!isObject(answer) || fields.length !== 1 || !/^(Return|Throw)$/.test(fields[0]!)) {
      const found = isObject(answer) ? fields.join(', ') || 'an empty object' : typeOf(answer);
      throw this.error(`${what} must be an object with one field, Return or Throw; found ${found}.`);
    }
    const returned = member(answer, 'Return');
    if (returned !== undefined) return new Replied((call) => success(resultOf(call, returned)));
    const thrown = member(answer, 'Throw')!;
    const [error, cause] = isObject(thrown) ? [member(thrown, 'Error'), member(thrown, 'Cause')] : [];
    if (typeof error === 'string' && (cause === undefined || typeof cause === 'string')) return fails(error, cause);
    throw this.error(
      `Throw in ${what} must be an object with the strings Error and Cause; found ${compactText(thrown).slice(0, 60)}.`,
    );
  }

  private error(message: string): SimulatorError {
    return new SimulatorError(`${this.place}: ${message}`);
  }
}

/** Return is the whole answer of the service, unlike the value of `returns`. */
function resultOf({ integration, arguments: args }: TaskCall, response: Json): Json {
  return (integration as Integration).resultOfResponse?.(response, args) ?? response;
}
