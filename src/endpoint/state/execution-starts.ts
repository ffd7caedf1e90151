// The execution store of the endpoint's StartExecution: finds state machines, and starts and keeps executions.
import type { ExecutionRecord, ExecutionStart } from './execution-record';
import type { Executions } from './executions';
import type { MockSource } from './mock-source';
import { pickVersion } from './routing';
import { checkRemains, type Pointed, type Revision, type StateMachines } from './state-machines';
import { noTestCases, splitTestCase } from './test-cases';
import type { Simulation } from '../../runtime/simulation';
import type { AcceptedStart, ExecutionStore, StartTarget } from '../../services/step-functions/execution-store';

/** The parts of the endpoint's state that starting an execution uses. */
export interface StartingContext {
  readonly simulation: Simulation;
  readonly machines: StateMachines;
  readonly executions: Executions;
  readonly mocks: MockSource | undefined;
  /** The next place in the order of creation. */
  position(): number;
}

export interface MachineTarget extends StartTarget, Pointed {
  /** The text after `#` in the state machine's ARN. */
  readonly testCase: string | undefined;
}

export class ExecutionStarts implements ExecutionStore<MachineTarget, ExecutionRecord> {
  constructor(private readonly context: StartingContext) {}

  get simulation(): Simulation {
    return this.context.simulation;
  }

  target(stateMachineArn: string): MachineTarget {
    const { arn, testCase } = splitTestCase(stateMachineArn);
    const pointed = this.context.machines.find(arn);
    checkRemains(pointed.machine);
    const { type, arn: machineArn } = pointed.machine;
    const executionArn = (name: string): string =>
      type === 'EXPRESS'
        ? `${machineArn.replace(':stateMachine:', ':express:')}:${name}:${this.simulation.chance.uuid()}`
        : `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    return { ...pointed, testCase, type, executionArn };
  }

  tryGet(executionArn: string): ExecutionRecord | undefined {
    return this.context.executions.tryGet(executionArn);
  }

  start({ machine, version: named, alias, testCase }: MachineTarget, start: AcceptedStart): ExecutionRecord {
    const { executionArn: arn, name, input, inputText, traceHeader } = start;
    const version = alias ? pickVersion(alias, machine, this.simulation.chance) : named;
    const revision = version?.revision ?? machine.revision;
    return this.context.executions.start({
      position: this.context.position(),
      ...{ arn, name, machine, revision },
      ...(version && { versionArn: version.arn }),
      ...(alias && { aliasArn: alias.arn }),
      ...{ inputText, input, traceHeader },
      mocks: this.mocksFor(revision, testCase),
    });
  }

  onEnd(execution: ExecutionRecord, listener: () => void): void {
    void this.context.executions.whenEnded(execution).then(listener);
  }

  private mocksFor({ compiled }: Revision, testCase: string | undefined): ExecutionStart['mocks'] {
    const { mocks } = this.context;
    if (!mocks && testCase !== undefined) throw noTestCases(testCase);
    return mocks?.mocksFor(compiled, testCase);
  }
}
