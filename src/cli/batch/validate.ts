// op validate: what ValidateStateMachineDefinition and CreateStateMachine would say.
import type { Diagnostic } from '../../asl/diagnostic';
import { createStateMachineError, validateDefinition } from '../../asl/validate';
import { member, type JsonObject } from '../../json/json';

// ValidateStateMachineDefinition's own limit and default.
const MOST_DIAGNOSTICS = 100;

/** The members that AWS has. */
function asAws({ severity, code, message, location }: Diagnostic): object {
  return { severity, code, message, location };
}

export function validate(request: JsonObject): object {
  const type = member(request, 'type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  const all = validateDefinition(member(request, 'definition'), { type });
  const errors = all.filter(({ severity }) => severity === 'ERROR');
  const shown = member(request, 'severity') === 'WARNING' ? all : errors;
  const limit = (member(request, 'maxResults') as number | undefined) || MOST_DIAGNOSTICS;
  return {
    result: errors.length > 0 ? 'FAIL' : 'OK',
    diagnostics: shown.slice(0, limit).map(asAws),
    truncated: shown.length > limit,
    createStateMachine: errors.length > 0 ? createStateMachineError(errors) : null,
  };
}
