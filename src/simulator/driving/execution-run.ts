// An execution of a simulation as data, with those that its tasks started.
import type { SimulatedExecution } from './simulated-execution';
import type { VirtualSimulation } from './virtual-simulation';
import { runOf, type RunSource } from '../../steps/run';
import type { Run } from '../../steps/step';

export function executionRun(execution: SimulatedExecution): Run {
  return runOf(sourceOf(execution));
}

function sourceOf({ machine, running, nested, permissions }: SimulatedExecution): RunSource {
  return {
    running,
    functionLogs: (running.simulation as VirtualSimulation).functionLogs,
    permissions: permissions?.answersTo,
    definition: machine.source.definition,
    constructPath: machine.source.constructPath,
    nested: (executionArn) => {
      const found = nested.find((execution) => execution.running.executionArn === executionArn);
      return found && sourceOf(found);
    },
  };
}
