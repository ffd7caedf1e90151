// Writes a MockConfigFile.json of Step Functions Local: a test case for success, and one for each branch.
import { isDeepStrictEqual } from 'node:util';
import type { Scenario } from './plan';
import type { Subject } from './subject';
import type { Json } from '../../json/json';
import { prettyText } from '../../json/text';
import { integrationOf } from '../../services/integrations/table';

/** A configuration has no inputs, so it has only the branches that the answers decide. */
export function asMockConfig({ name, tasks, plan }: Subject): string {
  const names = new UniqueNames();
  const states = new Map(tasks.map((task) => [task.name, names.of(`Mocked${pascalCase(task.name)}`)]));
  const responses: Record<string, Json> = {};
  const cases: Record<string, Record<string, string>> = {};
  const add = (testCase: string, { answers }: Scenario): void => {
    const chosen: Record<string, string> = {};
    for (const task of tasks) {
      const isOwn = !isDeepStrictEqual(answers[task.name], plan.answers[task.name]);
      const response = isOwn ? names.of(`${states.get(task.name)!}${testCase}`) : states.get(task.name)!;
      responses[response] = { 0: { Return: integrationOf(task.resource).result(answers[task.name]!) } };
      chosen[task.name] = response;
    }
    cases[testCase] = chosen;
  };
  add('HappyPath', plan);
  const caseNames = new UniqueNames(['HappyPath']);
  for (const branch of plan.branches) {
    if (!isDeepStrictEqual(branch.input, plan.input)) continue;
    add(caseNames.of(`${pascalCase(branch.choice)}To${pascalCase(branch.target)}`), branch);
  }
  return `${prettyText({ StateMachines: { [name]: { TestCases: cases } }, MockedResponses: responses })}\n`;
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
