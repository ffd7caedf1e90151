// Writes a MockConfigFile.json of Step Functions Local: a test case for success, and one for each branch.
import { isDeepStrictEqual } from 'node:util';
import type { Branch, Trial } from './plan';
import type { Subject } from './subject';
import type { Json, JsonObject } from '../../json/json';
import { prettyText } from '../../json/text';
import { integrationOf } from '../../services/integrations/table';

/**
 * The test cases, and beside them what the `test` command has beyond Step Functions Local: the input of a case, and how it
 * ends if it does not succeed. What a case needs in S3 has no place in a configuration.
 */
export function asMockConfig({ name, tasks, plan }: Subject): string {
  const names = new UniqueNames();
  const states = new Map(tasks.map((task) => [task.name, names.of(`Mocked${pascalCase(task.name)}`)]));
  const responses: Record<string, Json> = {};
  const cases: Record<string, Record<string, string>> = {};
  const expected: Record<string, JsonObject> = {};
  const add = (testCase: string, { answers, calls, input, status }: Trial, later: Branch['later'] = {}): void => {
    const chosen: Record<string, string> = {};
    for (const task of tasks) {
      const attempts = attemptsOf(calls.get(task.name));
      const isOwn =
        !isDeepStrictEqual(answers[task.name], plan.answers[task.name]) ||
        attempts !== attemptsOf(plan.calls.get(task.name));
      const response = isOwn ? names.of(`${states.get(task.name)!}${testCase}`) : states.get(task.name)!;
      const resultOf = (answer: Json) => ({ Return: integrationOf(task.resource).result(answer) });
      const [first, rest] = [answers[task.name]!, later[task.name]];
      responses[response] =
        rest === undefined
          ? { [attempts]: resultOf(first) }
          : { 0: resultOf(first), [attemptsOf(calls.get(task.name), 1)]: resultOf(rest) };
      chosen[task.name] = response;
    }
    cases[testCase] = chosen;
    const expectation = {
      ...(!isDeepStrictEqual(input, {}) && { Input: input }),
      ...(status !== undefined && status !== 'SUCCEEDED' && testCase !== HAPPY_PATH && { Status: status }),
    };
    if (Object.keys(expectation).length > 0) expected[testCase] = expectation;
  };
  add(HAPPY_PATH, plan);
  const caseNames = new UniqueNames([HAPPY_PATH]);
  for (const branch of plan.branches) {
    add(caseNames.of(`${pascalCase(branch.choice)}To${pascalCase(branch.target)}`), branch, branch.later);
  }
  const machine = { TestCases: cases, ...(Object.keys(expected).length > 0 && { Expect: expected }) };
  return `${prettyText({ StateMachines: { [name]: machine }, MockedResponses: responses })}\n`;
}

const HAPPY_PATH = 'HappyPath';

/** The key of an answer: the number of an attempt, or a range. A task that was not called has one attempt. */
function attemptsOf(calls = 1, first = 0): string {
  return calls - 1 <= first ? String(first) : `${first}-${calls - 1}`;
}

/** `ChargeCard` for `Charge card`. */
function pascalCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
}

/** Numbers names that occur again. */
class UniqueNames {
  private readonly taken: Set<string>;

  constructor(taken: readonly string[] = []) {
    this.taken = new Set(taken);
  }

  of(name: string): string {
    let unique = name;
    for (let count = 2; this.taken.has(unique); count += 1) unique = `${name}${count}`;
    this.taken.add(unique);
    return unique;
  }
}
