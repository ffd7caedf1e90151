// What EXPRESS state machines cannot do. The text with its odd space is recorded (type_express_illegal_wftt).
import { schemaError } from '../diagnostic';
import type { Rule } from './rule';

const FORBIDDEN_PATTERN = /\.(sync(?::2)?|waitForTaskToken)$/;
const ACTIVITY = /^arn:[^:]+:states:[^:]*:[^:]*:activity:/;

export const express: Rule = ({ states }, { type }) =>
  type !== 'EXPRESS'
    ? []
    : states.flatMap(({ state, at }) => {
        const resource = state.Type === 'Task' && typeof state.Resource === 'string' ? state.Resource : '';
        const pattern = FORBIDDEN_PATTERN.exec(resource)?.[1];
        const location = `${at}/Resource`;
        if (pattern) {
          return [schemaError(`Express state machine does not support '.${pattern}' service integration `, location)];
        }
        return ACTIVITY.test(resource)
          ? [schemaError('Express state machine does not support Activity', location)]
          : [];
      });
