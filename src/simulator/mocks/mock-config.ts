// Step Functions Local's MockConfigFile.json: test cases of state machines, each with mocked responses for its states.
// https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
import type { Mocks } from './mock';
import { MockedResponse } from './mocked-response';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, typeOf, type Json, type JsonObject } from '../../json/json';
import { didYouMean } from '../../json/suggestion';

/**
 * A mock configuration. As in Step Functions Local, a mocked response is read when an execution reaches the state that
 * names it. Unused ones may be missing or wrong. Errors name the file, the machine, the test case and the state.
 */
export class MockConfig {
  /** Whether the content of a file is meant to be a mock configuration. */
  static isOne(content: Json): content is JsonObject {
    return isObject(content) && isObject(member(content, 'StateMachines'));
  }

  /** @param file names it in messages */
  constructor(
    private readonly content: JsonObject,
    readonly file: string,
  ) {}

  /** The names of the machines that have test cases. */
  get stateMachines(): readonly string[] {
    return Object.keys(this.object(this.content, 'StateMachines', this.file));
  }

  /** @throws SimulatorError if there is no such machine */
  testCases(stateMachine: string): readonly string[] {
    return Object.keys(this.cases(stateMachine));
  }

  /** Another member of the machine's entry, such as Expect; undefined if it is missing. */
  entry(stateMachine: string, field: string): Json | undefined {
    return member(this.machine(stateMachine), field);
  }

  /** The mocks of a test case, by state name. Mocks of states that the machine does not have are unused. */
  mocks(stateMachine: string, testCase: string): Mocks {
    const place = `${this.file}, state machine '${stateMachine}'`;
    const found = member(this.cases(stateMachine), testCase);
    if (found === undefined) {
      throw new SimulatorError(
        `${place}: no test case is named '${testCase}'. ${didYouMean(testCase, this.testCases(stateMachine))}` +
          `The test cases are: ${quotedNames(this.testCases(stateMachine))}.`,
      );
    }
    const inCase = `${place}, test case '${testCase}'`;
    if (!isObject(found)) {
      throw new SimulatorError(
        `${inCase}: expected an object with the name of a mocked response under each state's name; found ${typeOf(found)}.`,
      );
    }
    const responses = () => this.object(this.content, 'MockedResponses', this.file);
    return Object.fromEntries(
      Object.entries(found).map(([state, name]) => [
        state,
        new MockedResponse(name, responses, `${inCase}, state '${state}'`),
      ]),
    );
  }

  /**
   * The machine of a test case if no machine is given, and the only test case of a machine if no test case is given.
   * @throws SimulatorError that lists the candidates
   */
  choose(stateMachine?: string, testCase?: string): Mocks {
    const names = stateMachine === undefined ? this.stateMachines : [stateMachine];
    const cases = names.flatMap((name) => this.testCases(name).map((one) => ({ machine: name, testCase: one })));
    const fitting = testCase === undefined ? cases : cases.filter((one) => one.testCase === testCase);
    const [found] = fitting;
    if (found && fitting.length === 1) return this.mocks(found.machine, found.testCase);
    const name = testCase === undefined ? '' : ` '${testCase}'`;
    const known = (found ? fitting : cases).map((one) => `'${one.testCase}' of '${one.machine}'`).join(', ') || 'none';
    const near = didYouMean(
      testCase ?? '',
      cases.map((one) => one.testCase),
    );
    throw new SimulatorError(
      `${this.file}: ${found ? 'several test cases match' : 'no test case matches'}${name}. ` +
        `${found ? '' : near}The test cases are: ${known}. ` +
        'Select one with { stateMachine, testCase }, on the command line with FILE#StateMachine/TestCase.',
    );
  }

  private machine(name: string): JsonObject {
    const machines = this.object(this.content, 'StateMachines', this.file);
    const machine = member(machines, name);
    if (isObject(machine)) return machine;
    throw new SimulatorError(
      machine === undefined
        ? `${this.file}: no state machine is named '${name}'. ${didYouMean(name, this.stateMachines)}` +
            `The state machines are: ${quotedNames(this.stateMachines)}.`
        : `${this.file}, state machine '${name}': expected an object with TestCases; found ${typeOf(machine)}.`,
    );
  }

  private cases(machine: string): JsonObject {
    return this.object(this.machine(machine), 'TestCases', `${this.file}, state machine '${machine}'`);
  }

  private object(holder: JsonObject, field: string, place: string): JsonObject {
    const value = member(holder, field);
    if (isObject(value)) return value;
    throw new SimulatorError(
      `${place}: ${field} must be an object; found ${value === undefined ? 'nothing' : typeOf(value)}.`,
    );
  }
}

export function quotedNames(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ') || 'none';
}
