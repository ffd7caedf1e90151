// What EXPRESS state machines cannot do. The text with its odd space is recorded (type_express_illegal_wftt).
import { isObject, member } from '../../json/json';
import { schemaError, type Diagnostic } from '../diagnostic';
import { eachState, type StatePart } from './rule';

const FORBIDDEN_PATTERN = /\.(sync(?::2)?|waitForTaskToken)$/;
const ACTIVITY = /^arn:[^:]+:states:[^:]*:[^:]*:activity:/;

export const express = eachState((part, { type }) =>
  type === 'EXPRESS' ? [...resourceFindings(part), ...mapFindings(part)] : [],
);

function resourceFindings({ state, at }: StatePart): Diagnostic[] {
  const resource = state.Type === 'Task' && typeof state.Resource === 'string' ? state.Resource : '';
  const pattern = FORBIDDEN_PATTERN.exec(resource)?.[1];
  const location = `${at}/Resource`;
  if (pattern) {
    return [schemaError(`Express state machine does not support '.${pattern}' service integration `, location)];
  }
  return ACTIVITY.test(resource) ? [schemaError('Express state machine does not support Activity ARN', location)] : [];
}

// docs: state-map-distributed, "Express workflows don't support Distributed Map".
function mapFindings({ state, at }: StatePart): Diagnostic[] {
  const processor = member(state, 'ItemProcessor');
  const config = isObject(processor) ? member(processor, 'ProcessorConfig') : undefined;
  return isObject(config) && member(config, 'Mode') === 'DISTRIBUTED'
    ? [
        schemaError(
          'Express state machine does not support Distributed Map',
          `${at}/ItemProcessor/ProcessorConfig/Mode`,
        ),
      ]
    : [];
}
