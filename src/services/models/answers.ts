// What the service behind a Task's Resource answers, by AWS's published models.
import { serviceResource, type ServiceResource } from '../../asl/integrations';
import { calledAction, isSdk } from '../../asl/services/called-action';
import { jobOf } from '../../asl/services/jobs';
import type { ServiceModel } from '../../asl/services/service-model';
import type { Shape } from '../../asl/services/shape';

/** The answer of one operation. */
export interface Answer {
  readonly shape: Shape;
  readonly model: ServiceModel;
  /** Whether the integration is an aws-sdk one, which names members in its own way. */
  readonly isSdk: boolean;
}

/**
 * Undefined where no model says what the result is: functions by their ARN, activities, HTTP and API Gateway, actions of
 * Step Functions' own making (EMR's), callbacks, and jobs (`.sync`) of which nobody has told what of their description it is.
 */
export function answerOf(resource: string): Answer | undefined {
  const parts = serviceResource(resource);
  if (!parts) return undefined;
  if (parts.pattern === undefined) return shaped(parts);
  const job = jobOf(parts);
  const answer = job?.describedBy === undefined ? undefined : shaped({ ...parts, action: job.describedBy });
  return answer && job?.part !== undefined ? partOf(answer, job.part, job.as) : answer;
}

/**
 * Actions whose stream Step Functions makes into the answer of another one.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrockagentcore.html
 */
const ANSWERED_AS: Readonly<Record<string, Pick<ServiceResource, 'service' | 'action'>>> = {
  'bedrockagentcore:invokeHarness': { service: 'bedrockruntime', action: 'converse' },
};

function shaped(called: Pick<ServiceResource, 'service' | 'action'>): Answer | undefined {
  const key = `${called.service}:${called.action}`;
  const found = calledAction(Object.hasOwn(ANSWERED_AS, key) ? ANSWERED_AS[key]! : called);
  const shape = found?.model.answer(found.action);
  return found && shape && { shape, model: found.model, isSdk: isSdk(called.service) };
}

/** One member of an answer, the first of it if it is a list; by itself, or under another name. */
function partOf(answer: Answer, part: string, as: string | undefined): Answer | undefined {
  const whole = resolved(answer.shape, answer);
  const found = 'members' in whole ? whole.members.get(part) : undefined;
  if (!found) return undefined;
  const held = resolved(found.shape, answer);
  const one = 'list' in held ? held.list : held;
  const members = as === undefined ? undefined : new Map([[as, { shape: one, isRequired: true }]]);
  return { ...answer, shape: members ? { members } : one };
}

function resolved(shape: Shape, answer: Answer): Shape {
  return 'line' in shape ? resolved(answer.model.shapeOn(shape.line), answer) : shape;
}
