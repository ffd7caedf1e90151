// Tasks that nothing would answer, as far as that is known before they run.
import type { Activities } from './activities';
import type { Functions } from './functions';
import type { MockSource } from './mock-source';
import type { StateMachines } from './state-machines';
import { functionArn, parseArn, unqualifiedArn } from '../../asl/arn';
import { modelName } from '../../asl/services/called-action';
import { isOptimised, isSync, readResource, type TaskResource } from '../../asl/services/resource';
import type { TaskState } from '../../asl/task-states';
import { isObject, member } from '../../json/json';
import type { SimulatedMachine } from '../../simulator/compile-source';

/** What may answer tasks. */
export interface Answering {
  readonly machines: StateMachines;
  readonly activities: Activities;
  readonly functions: Functions;
  readonly mocks: MockSource | undefined;
}

export interface UnansweredTask {
  readonly stateMachine: string;
  readonly state: string;
  readonly resource: string;
  /** What to add, so that it is answered. */
  readonly advice: string;
}

/**
 * A task whose function is computed may call a function of the endpoint, and is left out.
 * @param forwarded the services with another endpoint, as `--forward` names them
 */
export function unansweredTasks(answering: Answering, forwarded: ReadonlySet<string>): readonly UnansweredTask[] {
  return answering.machines.all.flatMap(({ revision: { compiled } }) =>
    compiled.tasks.flatMap((task) => {
      const advice = adviceFor(task, compiled, answering, forwarded);
      return advice === undefined
        ? []
        : [{ stateMachine: compiled.source.name, state: task.name, resource: task.resource, advice }];
    }),
  );
}

function adviceFor(
  task: TaskState,
  machine: SimulatedMachine,
  answering: Answering,
  forwarded: ReadonlySet<string>,
): string | undefined {
  const resource = readResource(task.resource);
  if (!resource || answering.mocks?.mayMock(machine, task.name)) return undefined;
  if (resource.kind === 'activity') {
    return answering.activities.tryGet(resource.arn)
      ? undefined
      : `create the activity '${resource.name}', or add a mock`;
  }
  const service = modelName(resource);
  if (forwarded.has(service) && !isSync(resource)) return undefined;
  if (isOwn(resource)) return undefined;
  if (resource.kind === 'function' || isOptimised(resource, 'lambda', 'invoke')) {
    const arn = calledFunction(task, resource, machine.source.arn);
    if (arn === undefined || answering.functions.tryGet(arn)) return undefined;
    return `create the function '${arn.slice(arn.lastIndexOf(':') + 1)}', or add a mock or --forward lambda=URL`;
  }
  return isSync(resource) ? 'add a mock: --forward cannot wait for a job' : `add a mock or --forward ${service}=URL`;
}

/** Step Functions itself. The AWS SDK's form waits for nothing. */
function isOwn(resource: TaskResource): boolean {
  if (resource.kind === 'sdk') return resource.service === 'sfn' && !isSync(resource);
  return resource.kind === 'optimised' && resource.service === 'states';
}

/** Undefined if it is computed. */
function calledFunction({ given }: TaskState, resource: TaskResource, machineArn: string): string | undefined {
  if (resource.kind === 'function') return unqualifiedArn(resource.arn);
  const name = isObject(given) ? member(given, 'FunctionName') : undefined;
  if (typeof name !== 'string' || name.startsWith('{%')) return undefined;
  return unqualifiedArn(functionArn(name, parseArn(machineArn)!));
}
