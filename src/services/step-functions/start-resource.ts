// Recognizes tasks that start executions, and how they call Step Functions.
import type { ServiceForm } from './service-error';
import { isSync, type IntegrationPattern, type TaskResource } from '../../asl/services/resource';

export interface StartResource {
  readonly action: 'startExecution' | 'startSyncExecution';
  readonly form: ServiceForm;
  readonly pattern: IntegrationPattern | undefined;
}

/** Undefined for a task that starts nothing. */
export function startResource(resource: TaskResource): StartResource | undefined {
  if (resource.kind !== 'optimised' && resource.kind !== 'sdk') return undefined;
  const { kind, service, action, pattern } = resource;
  if (kind === 'optimised') {
    const starts = service === 'states' && action === 'startExecution';
    return starts ? { action, form: 'StepFunctions', pattern } : undefined;
  }
  if (service !== 'sfn' || isSync(resource)) return undefined;
  return action === 'startExecution' || action === 'startSyncExecution' ? { action, form: 'Sfn', pattern } : undefined;
}
