// Explains what an execution waits for that never comes by itself, and what to do about it.
import type { SimulatedExecution } from './simulated-execution';
import { isStateEntered, isStateExited } from '../../runtime/history-events';
import type { OpenTask } from '../../runtime/open-tasks';
import type { Simulation } from '../../runtime/simulation';

/** The open tasks of an execution and of all executions it started, in the order in which they were scheduled. */
export function openTasks(simulation: Simulation, execution: SimulatedExecution): OpenTask[] {
  const arns = new Set(arnsOf(execution));
  return [...simulation.tasks.all].filter(({ executionArn }) => arns.has(rootOf(executionArn, arns)));
}

/** The names of the states that were entered and not exited, each once. */
export function currentStates({ running, nested }: SimulatedExecution): string[] {
  const inside = new Map<string, number>();
  if (running.end.status === 'RUNNING') {
    for (const event of running.history.events) {
      if (!isStateEntered(event) && !isStateExited(event)) continue;
      const { name } = event.details;
      inside.set(name, (inside.get(name) ?? 0) + (isStateEntered(event) ? 1 : -1));
    }
  }
  const own = [...inside].filter(([, count]) => count > 0).map(([name]) => name);
  return [...new Set([...own, ...nested.flatMap(currentStates)])];
}

/**
 * Says what the execution waits for, state by state.
 * @param isDriven whether a test can answer tasks; if so, the text says how
 */
export function waitingFor(simulation: Simulation, execution: SimulatedExecution, isDriven: boolean): string {
  const open = openTasks(simulation, execution).filter(({ isWaiting, call }) => isWaiting || call.integration.isPolled);
  if (open.length > 0) return open.map((task) => (isDriven ? answerText(task) : unansweredText(task))).join(' ');
  const stalled = stalledMaps(execution.running);
  if (stalled.length > 0) return stalled.map(stallText).join(' ');
  const states = currentStates(execution).map((name) => `'${name}'`);
  return `${states.join(', ')} ${states.length === 1 ? 'waits' : 'wait'} for an answer that its mock never gives.`;
}

/** Maps that were entered and cannot start anything, because of a negative MaxConcurrency (recorded). */
function stalledMaps({ history, mapRuns }: SimulatedExecution['running']): string[] {
  const stalled = new Set<string>();
  for (const { type, details } of history.events) {
    if (type === 'MapStateEntered') stalled.add(details.name);
    else if (type === 'MapIterationStarted' || type === 'MapStateExited') stalled.delete(details.name);
  }
  for (const { stateName, children } of mapRuns) if (children && children.started.length > 0) stalled.delete(stateName);
  return [...stalled];
}

function stallText(name: string): string {
  return `'${name}' has a negative MaxConcurrency and starts nothing. On AWS the execution gets stuck there, too.`;
}

function unansweredText({ call }: OpenTask): string {
  return `${quote(call.state)} waits for an answer to its task token that its mock never gives. Use simulator.start(...) to let a test answer.`;
}

function quote(state: string): string {
  return JSON.stringify(state).replaceAll('"', "'");
}

function answerText({ call, isWaiting }: OpenTask): string {
  const { state, resource, integration } = call;
  const name = quote(state);
  return integration.isPolled && !isWaiting
    ? `${name} waits for a worker. Take its task with execution.activityTask('${resource}') and answer ` +
        `with execution.sendTaskSuccess(${name}, output), or add a mock.`
    : `${name} waits for an answer to its task token. Answer with execution.sendTaskSuccess(${name}, output) or ` +
        `execution.sendTaskFailure(${name}, error), or add a mock.`;
}

function arnsOf({ running, nested }: SimulatedExecution): string[] {
  return [running.executionArn, ...nested.flatMap(arnsOf)];
}

/**
 * The ARN of a child execution of a Map Run has its parent's machine with a label: `...:execution:Machine/Label:id`.
 */
function rootOf(executionArn: string, arns: ReadonlySet<string>): string {
  if (arns.has(executionArn)) return executionArn;
  const machine = /:(?:execution|express):([^/:]+)\//.exec(executionArn)?.[1];
  return [...arns].find((arn) => machine !== undefined && arn.split(':')[6] === machine) ?? executionArn;
}
