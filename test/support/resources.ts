// Resources of tasks for tests, by the part that matters.
import { readResource, type ServiceAction, type TaskResource } from '../../src/asl/services/resource';

/** Of a whole ARN, or of `service:action`, with `aws-sdk:` before it and a pattern behind it or without. */
export function resourceOf(text: string): TaskResource {
  const resource = readResource(text.startsWith('arn:') ? text : `arn:aws:states:::${text}`);
  if (!resource) throw new Error(`No task can call ${text}.`);
  return resource;
}

/** As `resourceOf`, of what calls a service. */
export function calledIn(text: string): ServiceAction {
  const resource = resourceOf(text);
  if (resource.kind === 'activity') throw new Error(`${text} calls no service.`);
  return resource;
}
