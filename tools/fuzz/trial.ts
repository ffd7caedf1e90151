// Tries one drawn definition: it is validated, compiled and run twice, and nothing may go wrong but what is documented.
import { DefinitionDraw } from './definition';
import { Draw } from './draw';
import { ERRORS, INPUTS, VALUES } from './pools';
import type { Json } from '../../src/json/json';
import { fails, never, returns, Simulator, SimulatorError, validateDefinition, type Mock } from '../../src/simulator';

/** What a trial found: nothing, if all is well. */
export type Finding = string;

/** What a trial did, for the totals. */
export interface Trial {
  readonly seed: number;
  readonly findings: readonly Finding[];
  readonly isValid: boolean;
  readonly status?: string;
}

export async function tryDefinition(seed: number): Promise<Trial> {
  const draw = new Draw(seed);
  const definition = new DefinitionDraw(draw, draw.pick([0, 0.005, 0.03])).definition();
  const type = draw.happens(0.15) ? 'EXPRESS' : 'STANDARD';
  const before = JSON.stringify(definition);
  const findings: Finding[] = [];

  const isValid = attempt(findings, 'validateDefinition threw', () =>
    validateDefinition(definition, { type }).every(({ severity }) => severity !== 'ERROR'),
  );
  const simulator = isValid
    ? attempt(findings, 'a valid definition did not compile', () =>
        Simulator.fromDefinition(definition as object, { type }),
      )
    : undefined;
  let status: string | undefined;
  if (simulator) {
    const input = draw.pick(INPUTS);
    const options = { input, mocks: mocksFor(simulator, draw), seed };
    const [one, other] = [await runOnce(simulator, options, findings), await runOnce(simulator, options, findings)];
    if (one !== other) findings.push('two runs differ');
    status = one.slice(0, one.indexOf(' '));
    if (JSON.stringify(input) !== JSON.stringify(options.input)) findings.push('the input changed');
  }
  if (JSON.stringify(definition) !== before) findings.push('the definition changed');
  for (const prototype of [Object.prototype, Array.prototype, String.prototype, Function.prototype]) {
    if (Object.keys(prototype).length > 0) findings.push(`a prototype changed: ${Object.keys(prototype).join()}`);
  }
  return { seed, findings, isValid: isValid === true, ...(status !== undefined && { status }) };
}

function attempt<T>(findings: Finding[], what: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    findings.push(`${what}: ${describe(error)}`);
    return undefined;
  }
}

/** The run as text: its status and its history, or the documented error that it rejects with. */
async function runOnce(
  simulator: Simulator,
  options: { input: Json; mocks: Record<string, Mock>; seed: number },
  findings: Finding[],
): Promise<string> {
  try {
    const execution = await simulator.run(options);
    return `${execution.status} ${JSON.stringify(execution.history)}`;
  } catch (error) {
    if (!(error instanceof SimulatorError)) findings.push(`a run rejects with ${describe(error)}`);
    return `${(error as Error).name} ${(error as Error).message}`;
  }
}

function mocksFor(simulator: Simulator, draw: Draw): Record<string, Mock> {
  const mocks = simulator.tasks.map(({ name }): [string, Mock] => {
    const value = draw.pick([...VALUES.slice(0, 20), { Payload: { a: 1 }, list: [1] }]);
    const kind = draw.below(10);
    if (kind === 0) return [name, fails(draw.pick(ERRORS))];
    if (kind === 1) return [name, never()];
    if (kind === 2) return [name, async () => Promise.resolve(value)];
    if (kind === 3) return [name, () => value];
    return [name, returns(value)];
  });
  return Object.fromEntries(mocks);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 4).join(' | ') : String(error);
}
