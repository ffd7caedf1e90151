// The executions of a simulation: the first one, and those that tasks start, each of a machine of the source.
import type { Machines } from './machines';
import type { SimulatedExecution } from './simulated-execution';
import type { StartRequest, VirtualSimulation } from './virtual-simulation';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member } from '../../json/json';
import type { ExecutionPermissions } from '../../permissions/machine-permissions';
import type { TaskCall, TaskHandler } from '../../runtime/task';
import type { TaskReply } from '../../runtime/task-reply';
import type { AcceptedStart, ExecutionStore, StartTarget } from '../../services/step-functions/execution-store';
import { startResource } from '../../services/step-functions/start-resource';
import { StepFunctionsApi } from '../../services/step-functions/step-functions-api';
import type { SimulatedMachine } from '../compile-source';

/** The limit of executions that tasks start, because a machine that starts itself would never stop. */
const MOST = 10_000;

/** A request to start an execution in a simulation. */
export interface MachineTarget extends StartTarget {
  readonly machine: SimulatedMachine;
}

/** Answers a task that starts an execution; undefined for any other task. */
export type AnswerStart = (call: TaskCall) => TaskReply | undefined;

export class NestedExecutions implements ExecutionStore<MachineTarget, SimulatedExecution> {
  /** Executions that `byArn` does not contain yet. It is filled on demand, because most simulations never need it. */
  private latest: SimulatedExecution[] = [];
  private readonly byArn = new Map<string, SimulatedExecution>();
  /** How many were started by tasks. */
  private count = 0;
  private readonly api = new StepFunctionsApi(this);

  /** @param handlerOf makes the handler of an execution, which leaves tasks that start executions to `answerStart` */
  constructor(
    readonly simulation: VirtualSimulation,
    private readonly machines: Machines,
    private readonly permissionsOf: (machine: SimulatedMachine, roleArn: string) => ExecutionPermissions | undefined,
    private readonly handlerOf: (machine: SimulatedMachine, answerStart: AnswerStart) => TaskHandler,
  ) {}

  /** Starts an execution of the simulator's own machine. Its tasks may start others. */
  startFirst({ input, name }: Pick<StartRequest, 'input' | 'name'>): SimulatedExecution {
    return this.startOn(this.machines.own, { input, name });
  }

  /** Finds a machine of the source by its ARN, or by the ARN of one of its versions or aliases. */
  target(stateMachineArn: string): MachineTarget {
    const machine = this.machines.find(stateMachineArn)!;
    return { machine, type: machine.source.type, executionArn: machine.names.executionArn };
  }

  tryGet(executionArn: string): SimulatedExecution | undefined {
    for (const one of this.latest) this.byArn.set(one.running.executionArn, one);
    this.latest = [];
    return this.byArn.get(executionArn);
  }

  start({ machine }: MachineTarget, { input, inputText, name }: AcceptedStart): SimulatedExecution {
    if (this.count >= MOST) {
      throw new SimulatorError(
        `An execution has started ${MOST} others, the last of them of '${machine.source.name}'. A state machine that ` +
          'starts itself, directly or through another one, needs a state that ends this.',
      );
    }
    this.count += 1;
    return this.startOn(machine, { input, inputText, name });
  }

  onEnd(execution: SimulatedExecution, listener: () => void): void {
    execution.onEnd(listener);
  }

  private startOn(
    machine: SimulatedMachine,
    request: Pick<StartRequest, 'input' | 'inputText' | 'name'>,
  ): SimulatedExecution {
    const nested: SimulatedExecution[] = [];
    const handler = this.handlerOf(machine, (call) => this.answer(call, nested));
    const permissions = this.permissionsOf(machine, machine.source.roleArn);
    // Written out, because a spread would be slower.
    const { input, inputText, name } = request;
    const execution = this.simulation.start({ machine, handler, permissions, nested, input, inputText, name });
    this.latest.push(execution);
    return execution;
  }

  /** @param nested the executions started by tasks of the same execution */
  private answer(call: TaskCall, nested: SimulatedExecution[]): TaskReply | undefined {
    if (!startResource(call.integration.resource)) return undefined;
    this.checkMachine(call);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- on demand: it brings the model of the API
    const { answerStart } = require('../../services/step-functions/start-task') as StartTask;
    return answerStart(call, this.api, (execution) => {
      if (!nested.includes(execution)) nested.push(execution);
    });
  }

  /** Throws a SimulatorError for a machine that the source does not have. It may exist on AWS. */
  private checkMachine({ state, resource, arguments: given }: TaskCall): void {
    const arn = isObject(given) ? member(given, 'StateMachineArn') : undefined;
    if (typeof arn === 'string' && this.machines.find(arn)) return;
    const names = this.machines.names.map((name) => `'${name}'`).join(', ');
    throw new SimulatorError(
      `There is no mock for the task '${state}' (${resource}), and it starts ${JSON.stringify(arn)}, which is not one of ` +
        `the simulation's state machines: ${names}. Add a mock for the task, or add the state machine to the simulator ` +
        '(fromDefinition: { machines: { Name: definition } }).',
    );
  }
}

type StartTask = typeof import('../../services/step-functions/start-task');
