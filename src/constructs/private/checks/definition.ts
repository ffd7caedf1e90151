// Validates the definition as AWS would.
import type { CheckedWorkflow, Finding } from './check';
import { validateDefinition } from '../../../asl/validate';

/** The ids are AWS's codes in our form: `missing-transition-target`. */
export function definitionFindings({ definition, isExpress }: CheckedWorkflow): Finding[] {
  const type = isExpress ? 'EXPRESS' : 'STANDARD';
  return validateDefinition(definition, { type }).map(({ code, severity, message, location }) => ({
    id: code.toLowerCase().replaceAll('_', '-'),
    severity,
    message: `${message}${location === undefined ? '' : ` at ${location}`} (AWS answers ${code})`,
  }));
}
