// Begins a simulation: starts its first execution and decides who answers the tasks of all executions.
import type { Machines } from './machines';
import { NestedExecutions } from './nested-executions';
import { answerOwnService } from './own-service';
import type { SimulatedExecution } from './simulated-execution';
import { VirtualSimulation, type StartRequest, type VirtualSimulationOptions } from './virtual-simulation';
import { patternOf } from '../../asl/services/resource';
import type { ExecutionPermissions } from '../../permissions/machine-permissions';
import type { TaskCall } from '../../runtime/task';
import { OFFER, silence, type TaskReply } from '../../runtime/task-reply';
import type { Integration } from '../../services/integrations/integration';
import type { FieldValidationMode } from '../../services/models/check-answer';
import type { SimulatedMachine } from '../compile-source';
import { answerWithMocks } from '../mocks/answer-with-mocks';
import { bindMocksOfAll } from '../mocks/bind-mocks-of-all';
import type { MockEntries, Mocks } from '../mocks/mock';
import { answerS3 } from '../s3-tasks';

export interface Beginning {
  readonly simulation: VirtualSimulation;
  readonly execution: SimulatedExecution;
}

/** The permissions of each machine of the simulation. */
export type PermissionsOf = (machine: SimulatedMachine, roleArn: string) => ExecutionPermissions | undefined;

export interface MockedRequest extends Pick<StartRequest, 'input' | 'name'> {
  readonly mocks: Mocks | MockEntries;
  readonly mockValidation?: FieldValidationMode;
  /** Answers tasks without a mock; undefined if it has no answer either. */
  readonly functions?: (call: TaskCall, machine: SimulatedMachine) => Promise<TaskReply> | undefined;
  /** Whether a test answers tasks by their tokens and takes tasks of activities. */
  readonly isDriven: boolean;
}

/**
 * Begins a simulation with mocks. If a task starts a machine of the source, that machine runs too, unless the task has
 * a mock.
 */
export function beginWithMocks(
  machines: Machines,
  permissionsOf: PermissionsOf,
  options: VirtualSimulationOptions,
  { input, name, mocks, mockValidation, functions, isDriven }: MockedRequest,
): Beginning {
  const simulation = new VirtualSimulation(options);
  const bound = bindMocksOfAll(mocks, machines.all);
  const executions = new NestedExecutions(simulation, machines, permissionsOf, (machine, answerStart) =>
    answerWithMocks(bound(machine), {
      otherwise: (call) =>
        answerStart(call) ??
        answerOwnService(call, simulation) ??
        functions?.(call, machine) ??
        (options.s3 && answerS3(call, simulation.objects, () => simulation.chance.uuid())) ??
        (isDriven ? leaveOpen(call) : undefined),
      validation: mockValidation,
      requestId: () => simulation.chance.uuid(),
    }),
  );
  return { simulation, execution: executions.startFirst({ input, name }) };
}

/** Without a mock, the test answers. */
function leaveOpen({ resource, integration }: TaskCall): TaskReply | undefined {
  if (integration.isPolled) return OFFER;
  if (patternOf(resource) !== 'waitForTaskToken') return undefined;
  return silence((integration as Integration).submission?.());
}
