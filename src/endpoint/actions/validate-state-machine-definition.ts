// ValidateStateMachineDefinition: findings as data, whatever the definition is.
import type { Action } from './action';
import { validationReport } from '../../asl/validation-report';

export const validateStateMachineDefinition: Action<'ValidateStateMachineDefinition'> = ({ definition, ...options }) =>
  validationReport(definition, options).report;
