// What an execution waits for that will not come by itself, and what to do about it.
import type { StartedExecution, World } from './virtual-simulation';
import type { OpenTask } from '../../runtime/open-tasks';

/** The open tasks of an execution and of all that it started, in the order in which they were scheduled. */
export function openTasks(world: World, started: StartedExecution): OpenTask[] {
  const arns = new Set(arnsOf(started));
  return [...world.simulation.tasks.all].filter(({ executionArn }) => arns.has(rootOf(executionArn, arns)));
}

/** The names of the states that were entered and not left, each once. */
export function currentStates({ running, nested }: StartedExecution): string[] {
  const inside = new Map<string, number>();
  if (running.end.status === 'RUNNING') {
    for (const { type, details } of running.history.events) {
      const step = type.endsWith('StateEntered') ? 1 : type.endsWith('StateExited') ? -1 : 0;
      if (step !== 0) inside.set(details!.name as string, (inside.get(details!.name as string) ?? 0) + step);
    }
  }
  const own = [...inside].filter(([, count]) => count > 0).map(([name]) => name);
  return [...new Set([...own, ...nested.flatMap(currentStates)])];
}

/** Says what is waited for, state by state. @param isDriven whether a test can answer: it is told how */
export function waitingFor(world: World, started: StartedExecution, isDriven: boolean): string {
  const open = openTasks(world, started).filter(({ isWaiting, call }) => isWaiting || call.integration.isPolled);
  if (open.length > 0) return open.map((task) => (isDriven ? explained(task) : unanswered(task))).join(' ');
  const stalled = stalledMaps(started.running);
  if (stalled.length > 0) return stalled.map(explainedStall).join(' ');
  const states = currentStates(started).map((name) => `'${name}'`);
  return `${states.join(', ')} ${states.length === 1 ? 'waits' : 'wait'} for an answer that its mock never gives.`;
}

/** Maps that were entered and may start nothing, which is what a negative MaxConcurrency does (recorded). */
function stalledMaps({ history, mapRuns }: StartedExecution['running']): string[] {
  const stalled = new Set<string>();
  for (const { type, details } of history.events) {
    if (type === 'MapStateEntered') stalled.add(details!.name as string);
    else if (type === 'MapIterationStarted' || type === 'MapStateExited') stalled.delete(details!.name as string);
  }
  for (const { stateName, children } of mapRuns) if (children && children.started.length > 0) stalled.delete(stateName);
  return [...stalled];
}

function explainedStall(name: string): string {
  return `'${name}' has a negative MaxConcurrency and starts nothing: on AWS an execution stands still there, too.`;
}

function unanswered({ call }: OpenTask): string {
  return `${quoted(call.state)} waits for an answer by its task token that its mock never gives: simulator.start(...) lets a test give it.`;
}

function quoted(state: string): string {
  return JSON.stringify(state).replaceAll('"', "'");
}

function explained({ call, isWaiting }: OpenTask): string {
  const { state, resource, integration } = call;
  const name = quoted(state);
  return integration.isPolled && !isWaiting
    ? `${name} waits for a worker to ask for its task: take it with execution.activityTask('${resource}') and answer ` +
        `with execution.sendTaskSuccess(${name}, output), or give it a mock.`
    : `${name} waits for an answer by its task token: give it with execution.sendTaskSuccess(${name}, output) or ` +
        `execution.sendTaskFailure(${name}, error), or give it a mock.`;
}

function arnsOf({ running, nested }: StartedExecution): string[] {
  return [running.executionArn, ...nested.flatMap(arnsOf)];
}

/** A child execution of a Map Run has the ARN of its parent's machine with a label: `...:execution:Machine/Label:id`. */
function rootOf(executionArn: string, arns: ReadonlySet<string>): string {
  if (arns.has(executionArn)) return executionArn;
  const machine = /:(?:execution|express):([^/:]+)\//.exec(executionArn)?.[1];
  return [...arns].find((arn) => machine !== undefined && arn.split(':')[6] === machine) ?? executionArn;
}
