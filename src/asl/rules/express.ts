// What EXPRESS state machines do not support, and so EXPRESS children of a distributed Map (docs: connect-to-resource). Two texts
// are recorded: for tokens, with an odd space at its end (type_express_illegal_wftt), and for jobs (illegal_callbacks).
import { member } from '../../json/json';
import { schemaError } from '../diagnostic';
import type { MachinePart, Report, Rule, StatePart } from './rule';
import { distributedConfig, processorOf } from '../map-states';
import { patternOf, readResource } from '../services/resource';

export const express: Rule = ({ machines }, report, { type }) => {
  const runAsExpress = new Map<MachinePart, boolean>();
  for (const machine of machines) {
    const isExpress = executionType(machine, type) === 'EXPRESS' || runAsExpress.get(machine.outer!) === true;
    runAsExpress.set(machine, isExpress);
    if (!isExpress) continue;
    for (const part of machine.states) {
      resourceFindings(part, report);
      mapFindings(part, report);
    }
  }
};

/** That of the whole, or of the children that a Map's processor runs as; undefined inside of other machines. */
function executionType({ machine, at }: MachinePart, type: string | undefined): unknown {
  if (at === '') return type;
  const config = distributedConfig(machine);
  return config && member(config, 'ExecutionType');
}

function resourceFindings({ state, type, at }: StatePart, report: Report): void {
  const resource = type === 'Task' && typeof state.Resource === 'string' ? state.Resource : '';
  const pattern = patternOf(resource);
  const location = `${at}/Resource`;
  if (pattern) {
    const space = pattern === 'waitForTaskToken' ? ' ' : '';
    report(schemaError(`Express state machine does not support '.${pattern}' service integration${space}`, location));
  } else if (readResource(resource)?.kind === 'activity') {
    report(schemaError('Express state machine does not support Activity ARN', location));
  }
}

// docs: state-map-distributed, "Express workflows don't support Distributed Map".
function mapFindings({ state, at }: StatePart, report: Report): void {
  const processor = processorOf(state);
  if (!processor || !distributedConfig(processor.machine)) return;
  const location = `${at}/${processor.field}/ProcessorConfig/Mode`;
  report(schemaError('Express state machine does not support Distributed Map', location));
}
