// op validate: reports the findings of ValidateStateMachineDefinition and CreateStateMachine.
import { createStateMachineError } from '../../asl/validate';
import { validationReport } from '../../asl/validation-report';
import { member, type JsonObject } from '../../json/json';

export function validate(request: JsonObject): object {
  const { report, findings } = validationReport(member(request, 'definition'), {
    type: member(request, 'type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD',
    severity: member(request, 'severity') === 'WARNING' ? 'WARNING' : 'ERROR',
    maxResults: member(request, 'maxResults') as number | undefined,
  });
  return { ...report, createStateMachine: report.result === 'FAIL' ? createStateMachineError(findings) : null };
}
