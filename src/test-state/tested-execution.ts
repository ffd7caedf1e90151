// The execution of one state: the engine's own, with a context object and mocked branches and iterations.
import type { Inspection } from './inspection';
import { tooManyFailures, type StateMock } from './mock';
import type { TestStateConfiguration } from './types';
import { StatesError } from '../expressions/states-error';
import type { Json, JsonObject } from '../json/json';
import type { ChildrenPlan, MapRunEnd } from '../runtime/children-plan';
import type { Effect } from '../runtime/effects';
import { RunningExecution, type ExecutionSettings } from '../runtime/execution';
import type { Branches, Machine } from '../runtime/machine';
import type { RunningBranch, StateVisit } from '../runtime/running';
import { thresholdExceeded } from '../states/map-run/failures';
import { STATE_DATA } from '../states/map-run/items';
import { isExceeded } from '../states/map-run/tolerance';

/** The replacements for the surroundings of the state. */
export interface Surroundings {
  readonly inspection: Inspection;
  readonly mock: StateMock | undefined;
  readonly configuration: TestStateConfiguration;
  readonly context: JsonObject | undefined;
  /** Whether the state is inside of a Map. */
  readonly isInMap: boolean;
  /** Whether the request names a role. */
  readonly hasRole: boolean;
}

export class TestedExecution extends RunningExecution {
  constructor(
    settings: ExecutionSettings,
    private readonly surroundings: Surroundings,
  ) {
    super(settings);
  }

  /** Computes the inputs of all iterations, so that they can be inspected, but runs no iteration. */
  override readonly fork = (parent: RunningBranch, branches: Branches): Effect<Json[]> => {
    const run = async (): Promise<Json[]> => {
      if (branches.item) {
        const inputs: Json[] = [];
        for (let index = 0; index < branches.count; index += 1) {
          inputs.push(await branches.input(index, parent.child(parent.previousEventId, branches.item, index)));
        }
        this.surroundings.inspection.noteIterations(inputs);
        if (this.exceeds(branches.count)) throw thresholdExceeded();
      }
      this.failAsMocked();
      return [];
    };
    return (wake, fail) => this.scheduler.answer(run(), wake, fail);
  };

  /**
   * The context object of the request with the item of an iteration; by default, that of an execution that started with
   * the state, in the first iteration of the Map around it (docs: test-state-isolation). It does not contain redrives
   * (recorded: map_state_failure_count), the state is `StateName` whatever its name in a definition, and the role is null
   * where the request has none (both seen on AWS).
   */
  override context(visit: StateVisit, mapItem: JsonObject | undefined): JsonObject {
    const { context, isInMap } = this.surroundings;
    if (context) return mapItem ? { ...context, Map: { Item: mapItem } } : context;
    const first = isInMap ? { Index: 0, Value: this.settings.input, Source: STATE_DATA } : undefined;
    const whole = super.context(visit, mapItem ?? first);
    const { RedriveCount: _, ...execution } = whole.Execution as JsonObject;
    const Execution = this.surroundings.hasRole ? execution : { ...execution, RoleArn: null };
    return { ...whole, Execution, State: { ...(whole.State as JsonObject), Name: 'StateName' } };
  }

  override runChildren(_: Machine, plan: ChildrenPlan): Effect<MapRunEnd> {
    const run = async (): Promise<MapRunEnd> => {
      const inputs = Array.from({ length: plan.count }, (__, index) => plan.input(index));
      this.surroundings.inspection.noteIterations(inputs);
      const exceeded = this.exceeds(plan.count);
      if (!exceeded) this.failAsMocked();
      return { ends: [], pending: [], exceeded };
    };
    return (wake, fail) => this.scheduler.answer(run(), wake, fail);
  }

  /** Without a tolerance, every mocked failure is tolerated (recorded: map_state_failure_count). */
  private exceeds(iterations: number): boolean {
    const { inspection, configuration } = this.surroundings;
    const { mapIterationFailureCount: failed = 0 } = configuration;
    if (failed > iterations) throw tooManyFailures();
    const count = inspection.number('toleratedFailureCount');
    const percentage = inspection.number('toleratedFailurePercentage');
    return (count ?? percentage) !== undefined && isExceeded({ count, percentage }, failed, iterations);
  }

  private failAsMocked(): void {
    const { mock } = this.surroundings;
    if (mock && !('result' in mock)) throw new StatesError(mock.error, mock.cause, 'task');
  }
}
