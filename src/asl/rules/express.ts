// What EXPRESS state machines do not support. The text with its odd space is recorded (type_express_illegal_wftt).
import { isObject, member } from '../../json/json';
import { schemaError } from '../diagnostic';
import { eachState, type Report, type StatePart } from './rule';
import { patternOf, readResource } from '../services/resource';

export const express = eachState((part, report, { type }) => {
  if (type !== 'EXPRESS') return;
  resourceFindings(part, report);
  mapFindings(part, report);
});

function resourceFindings({ state, type, at }: StatePart, report: Report): void {
  const resource = type === 'Task' && typeof state.Resource === 'string' ? state.Resource : '';
  const pattern = patternOf(resource);
  const location = `${at}/Resource`;
  if (pattern) {
    report(schemaError(`Express state machine does not support '.${pattern}' service integration `, location));
  } else if (readResource(resource)?.kind === 'activity') {
    report(schemaError('Express state machine does not support Activity ARN', location));
  }
}

// docs: state-map-distributed, "Express workflows don't support Distributed Map".
function mapFindings({ state, at }: StatePart, report: Report): void {
  const processor = member(state, 'ItemProcessor');
  const config = isObject(processor) ? member(processor, 'ProcessorConfig') : undefined;
  if (!isObject(config) || member(config, 'Mode') !== 'DISTRIBUTED') return;
  const location = `${at}/ItemProcessor/ProcessorConfig/Mode`;
  report(schemaError('Express state machine does not support Distributed Map', location));
}
