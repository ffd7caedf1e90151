// The source of mocks: one set for all state machines, or the test cases of a mock configuration.
import { noTestCases } from './test-cases';
import { SimulatorError } from '../../asl/simulator-error';
import { validationError } from '../../services/api/api-error';
import type { SimulatedMachine } from '../../simulator/compile-source';
import { bindMocks, type BoundMocks } from '../../simulator/mocks/bind-mocks';
import type { MockEntries, Mocks } from '../../simulator/mocks/mock';
import type { MockConfig } from '../../simulator/mocks/mock-config';

export interface MockSource {
  /**
   * The mocks of one execution; undefined where there are none.
   * @param testCase what stood behind `#` in the state machine's ARN
   * @throws ApiError for a test case that there is not
   */
  mocksFor(machine: SimulatedMachine, testCase: string | undefined): BoundMocks | undefined;
  /** Whether a state has a mock, in some test case at least. */
  mayMock(machine: SimulatedMachine, state: string): boolean;
}

/** Mocks for every state machine that has the states or calls the resources that they name. */
export class SharedMocks implements MockSource {
  private readonly bound = new WeakMap<SimulatedMachine, BoundMocks>();

  constructor(private readonly mocks: Mocks | MockEntries) {}

  mocksFor(machine: SimulatedMachine, testCase: string | undefined): BoundMocks {
    if (testCase !== undefined) throw noTestCases(testCase);
    let bound = this.bound.get(machine);
    if (!bound) this.bound.set(machine, (bound = bindMocks(this.mocks, machine, { unusedAllowed: true })));
    return bound;
  }

  mayMock(machine: SimulatedMachine, state: string): boolean {
    return this.mocksFor(machine, undefined).isMocked(state);
  }
}

/** Test cases as Step Functions Local has them: an execution without one has no mocks. */
export class ConfiguredMocks implements MockSource {
  constructor(private readonly config: MockConfig) {}

  mocksFor(machine: SimulatedMachine, testCase: string | undefined): BoundMocks | undefined {
    if (testCase === undefined) return undefined;
    try {
      return bindMocks(this.config.mocks(machine.source.name, testCase), machine, { unusedAllowed: true });
    } catch (error) {
      if (!(error instanceof SimulatorError)) throw error;
      throw validationError(error.message);
    }
  }

  mayMock(machine: SimulatedMachine, state: string): boolean {
    const { name } = machine.source;
    if (!this.config.stateMachines.includes(name)) return false;
    return this.config.testCases(name).some((testCase) => this.mocksFor(machine, testCase)!.isMocked(state));
  }
}
