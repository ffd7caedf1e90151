// ValidateStateMachineDefinition: the findings as data, for any definition.
import type { Action } from './action';
import { validationReport } from '../../asl/validation-report';

export const validateStateMachineDefinition: Action<'ValidateStateMachineDefinition'> = ({ definition, ...options }) =>
  validationReport(definition, options).report;
