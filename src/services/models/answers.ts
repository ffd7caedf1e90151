// The answer of the service behind a Task's Resource, by AWS's published models.
import { answeringAction } from '../../asl/services/called-action';
import { jobOf } from '../../asl/services/lookup';
import type { ServiceAction, TaskResource } from '../../asl/services/resource';
import type { ServiceModel } from '../../asl/services/service-model';
import type { Shape } from '../../asl/services/shape';

/** The answer of one operation. */
export interface Answer {
  readonly shape: Shape;
  readonly model: ServiceModel;
  /** Whether this is an aws-sdk integration, which has its own names for members. */
  readonly isSdk: boolean;
}

/**
 * Undefined if no model describes the result: functions by ARN, activities, HTTP and API Gateway, actions that exist
 * only in Step Functions (EMR's), callbacks, and `.sync` jobs for which no source says which part of the description it
 * is.
 */
export function answerOf(resource: TaskResource): Answer | undefined {
  if (resource.kind === 'activity' || resource.kind === 'function') return undefined;
  if (resource.pattern === undefined) return answerOfCall(resource);
  const job = jobOf(resource);
  const answer = job?.describedBy === undefined ? undefined : answerOfCall({ ...resource, action: job.describedBy });
  return answer && job?.part !== undefined ? partOf(answer, job.part, job.as) : answer;
}

function answerOfCall(called: ServiceAction): Answer | undefined {
  const found = answeringAction(called);
  const shape = found?.model.answer(found.action);
  return found && shape && { shape, model: found.model, isSdk: called.kind === 'sdk' };
}

/** One member of an answer, or its first item if it is a list; by itself or under another name. */
function partOf(answer: Answer, part: string, as: string | undefined): Answer | undefined {
  const whole = resolveShape(answer.shape, answer);
  const found = 'members' in whole ? whole.members.get(part) : undefined;
  if (!found) return undefined;
  const held = resolveShape(found.shape, answer);
  const one = 'list' in held ? held.list : held;
  const members = as === undefined ? undefined : new Map([[as, { shape: one, isRequired: true }]]);
  return { ...answer, shape: members ? { members } : one };
}

function resolveShape(shape: Shape, answer: Answer): Shape {
  return 'line' in shape ? resolveShape(answer.model.shapeOn(shape.line), answer) : shape;
}
