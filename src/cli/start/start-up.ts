// What `start` tells first: how to reach it, what is there, and the tasks that nothing would answer.
import type { Reporter } from './reporter';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import { unansweredTasks } from '../../endpoint/state/unanswered-tasks';
import type { World } from '../../endpoint/world';

/** The most tasks that are listed. */
const MOST = 20;

export function tellStartUp(url: string, world: World, reporter: Reporter): void {
  reporter.listening(url);
  reporter.say(`  aws stepfunctions list-state-machines --endpoint-url ${url}`);
  reporter.say(
    'For StartSyncExecution and TestState, clients put sync- before the host. Turn that off: ' +
      'AWS_DISABLE_HOST_PREFIX_INJECTION=true.',
  );
  const machines = world.machines.all.map(({ name, type }) => (type === 'EXPRESS' ? `${name} (EXPRESS)` : name));
  if (machines.length > 0) reporter.say(`State machines: ${machines.join(', ')}`);
  const functions = world.functions.all.map(({ configuration: { name, runtime } }) => `${name} (${runtime})`);
  if (functions.length > 0) reporter.say(`Functions: ${functions.join(', ')}`);
}

/** Lists the tasks that nothing would answer, each once, and says what to add. */
export class UnansweredList {
  private readonly listed = new Set<string>();

  constructor(
    private readonly world: World,
    private readonly forwarded: ReadonlySet<string>,
    private readonly tell: (line: string) => void,
  ) {}

  update(): void {
    const lines = this.lines().filter((line) => !this.listed.has(line));
    if (lines.length === 0) return;
    this.tell('Nothing would answer these tasks:');
    for (const line of lines.slice(0, MOST)) this.tell(`  ${line}`);
    if (lines.length > MOST) this.tell(`  and ${lines.length - MOST} more`);
    for (const line of lines) this.listed.add(line);
  }

  private lines(): readonly string[] {
    try {
      return unansweredTasks(this.world, this.forwarded).map(
        ({ stateMachine, state, resource, advice }) => `${stateMachine}: ${state} (${resource}): ${advice}`,
      );
    } catch (error) {
      // Mocks that contradict each other fail the executions that meet them.
      if (error instanceof SimulatorError) return [commandLineMessageOf(error)];
      throw error;
    }
  }
}
