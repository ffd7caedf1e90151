// Tasks that start executions: a machine of the source runs in the same simulation, on the same clock.
import { describedExecution, startedExecution } from './describe-execution';
import type { Machines } from './machines';
import { serviceError, type ServiceForm } from './service-error';
import type { SimulatedExecution, StartRequest, VirtualSimulation } from './virtual-simulation';
import { isOptimised, type ServiceResource, type TaskResource } from '../../asl/services/resource';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { jsonText, parseJson } from '../../json/text';
import type { ExecutionPermissions } from '../../permissions/machine-permissions';
import type { RunningExecution } from '../../runtime/execution';
import type { TaskCall, TaskHandler } from '../../runtime/task';
import { deferred, failure, silence, success, type TaskAnswer, type TaskReply } from '../../runtime/task-reply';
import type { SimulatedMachine } from '../compile-source';

/** Executions that the first one may start, directly or not: one that starts itself would do so for ever. */
const MOST = 10_000;

export class NestedExecutions {
  /** Those that the map below does not have yet: of most simulations nobody asks for one. */
  private latest: SimulatedExecution[] = [];
  private readonly started = new Map<string, SimulatedExecution>();
  /** How many were started by others. */
  private count = 0;

  constructor(
    private readonly simulation: VirtualSimulation,
    private readonly machines: Machines,
    private readonly permissionsOf: (machine: SimulatedMachine, roleArn: string) => ExecutionPermissions | undefined,
    private readonly handlerOf: (machine: SimulatedMachine, started: () => SimulatedExecution) => TaskHandler,
  ) {}

  /** Starts an execution whose tasks may start others. */
  start(
    machine: SimulatedMachine,
    { input, name, roleArn, executionArn: arn }: Pick<StartRequest, 'input' | 'name' | 'roleArn' | 'executionArn'>,
  ): SimulatedExecution {
    const handler = this.handlerOf(machine, () => started);
    const permissions = this.permissionsOf(machine, roleArn ?? machine.source.roleArn);
    const request = { machine, handler, permissions, input, name, roleArn, executionArn: arn };
    const started: SimulatedExecution = this.simulation.start(request);
    this.latest.push(started);
    return started;
  }

  /**
   * Undefined for a task that starts nothing. Errors are those of StartExecution.
   * @throws SimulatorError for a machine that the simulation does not know
   */
  answer(call: TaskCall, parent: SimulatedExecution): TaskReply | undefined {
    const { resource } = call.integration;
    if (!startsExecution(resource)) return undefined;
    const { pattern } = resource;
    const action = resource.kind === 'sdk' ? resource.action : undefined;
    const given = isObject(call.arguments) ? call.arguments : {};
    const form: ServiceForm = resource.kind === 'sdk' ? 'Sfn' : 'StepFunctions';
    const fails = (code: string, message: string) =>
      serviceError(form, code, message, this.simulation.chance, pattern === undefined ? undefined : 'TaskSubmitFailed');

    const machine = this.machineIn(call, given);
    if (action === 'startSyncExecution' && machine.source.type !== 'EXPRESS') {
      return fails('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
    }
    const text = inputText(member(given, 'Input'));
    let input: Json;
    try {
      input = parseJson(text);
    } catch (error) {
      return fails('InvalidExecutionInput', `Invalid State Machine Execution Input: '${(error as Error).message}'`);
    }
    const name = (member(given, 'Name') as string | undefined) ?? this.simulation.chance.uuid();
    const child = this.sameExecution(machine, name, text) ?? this.startOther(machine, { input, name });
    if (child === 'other') {
      const arn = machine.names.executionArn(name);
      return fails('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const { running } = child;
    if (!parent.nested.includes(child)) parent.nested.push(child);
    const atEnd = (answer: () => TaskAnswer, submission?: Json): TaskReply =>
      deferred((done) => {
        const report = (): void => this.simulation.scheduler.arrive(() => done(answer()));
        if (running.end.status === 'RUNNING') child.whenEnded.push(report);
        else report();
        return () => running.stop();
      }, submission);

    if (action === 'startExecution') {
      return success({ ExecutionArn: running.executionArn, StartDate: isoDate(running) });
    }
    if (action === 'startSyncExecution') return atEnd(() => success(syncExecution(running)));
    const submitted = startedExecution(running);
    if (pattern === undefined) return success(submitted);
    if (pattern === 'waitForTaskToken') return silence(submitted);
    return atEnd(() => resultOf(running, pattern === 'sync:2'), submitted);
  }

  private startOther(machine: SimulatedMachine, request: Pick<StartRequest, 'input' | 'name'>): SimulatedExecution {
    if (this.count >= MOST) {
      throw new SimulatorError(
        `An execution has started ${MOST} others, the last ones of '${machine.source.name}': a machine that ` +
          'starts itself, or one that starts it, needs a state that ends this.',
      );
    }
    this.count += 1;
    return this.start(machine, request);
  }

  private machineIn({ state, resource }: TaskCall, given: JsonObject): SimulatedMachine {
    const arn = member(given, 'StateMachineArn');
    const machine = typeof arn === 'string' ? this.machines.find(arn) : undefined;
    if (machine) return machine;
    const names = this.machines.names.map((name) => `'${name}'`).join(', ');
    throw new SimulatorError(
      `There is no mock for the task '${state}' (${resource}), and what it starts, ${JSON.stringify(arn)}, is none of ` +
        `the simulation's state machines: ${names}. Give the task a mock, or the simulator the state machine ` +
        '(fromDefinition: { machines: { Name: definition } }).',
    );
  }

  /** StartExecution is idempotent while the execution of that name runs with the same input. */
  private sameExecution(
    { source, names }: SimulatedMachine,
    name: string,
    input: string,
  ): SimulatedExecution | 'other' | undefined {
    const known = source.type === 'EXPRESS' ? undefined : this.find(names.executionArn(name));
    if (!known) return undefined;
    const { end, settings } = known.running;
    return end.status === 'RUNNING' && jsonText(settings.input) === input ? known : 'other';
  }

  private find(arn: string): SimulatedExecution | undefined {
    for (const one of this.latest) this.started.set(one.running.executionArn, one);
    this.latest = [];
    return this.started.get(arn);
  }
}

function startsExecution(resource: TaskResource): resource is ServiceResource {
  if (resource.kind !== 'sdk') return isOptimised(resource, 'states', 'startExecution');
  if (resource.service !== 'sfn' || resource.pattern !== undefined) return false;
  return resource.action === 'startExecution' || resource.action === 'startSyncExecution';
}

/** Any JSON stands for its text; a text is the input's own (recorded: sfn_start_execution_implicit_json_serialisation). */
function inputText(input: Json | undefined): string {
  if (input === undefined || input === null) return '{}';
  return typeof input === 'string' ? input : jsonText(input);
}

function resultOf(child: RunningExecution, asJson: boolean): TaskAnswer {
  const described = describedExecution(child, asJson);
  return child.end.status === 'SUCCEEDED'
    ? success(described)
    : failure({ error: 'States.TaskFailed', cause: jsonText(described) });
}

/** What StartSyncExecution answers, however the execution ended. */
function syncExecution(child: RunningExecution): JsonObject {
  const { startTime } = child.settings;
  const {
    RedriveCount: _,
    RedriveStatus: __,
    RedriveStatusReason: ___,
    ...described
  } = describedExecution(child, false);
  const ms = (child.end.stopTime ?? startTime) - startTime;
  return {
    BillingDetails: { BilledDurationInMilliseconds: Math.ceil(ms / 100) * 100, BilledMemoryUsedInMB: 64 },
    ...described,
    StartDate: isoDate(child),
    StopDate: new Date(startTime + ms).toISOString(),
  };
}

function isoDate({ settings }: RunningExecution): string {
  return new Date(settings.startTime).toISOString();
}
