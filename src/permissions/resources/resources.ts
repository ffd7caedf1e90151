// Finds the resources of a call, as IAM names them.
import type { Alternatives, AskedResource } from './asked-resource';
import { generalResources } from './general';
import { ruleOf } from './rules';
import type { IamAction } from '../reference/iam-actions';
import type { ServiceCall } from '../service-call';
import type { Surroundings } from '../surroundings';

export interface CalledResources {
  /** The request is denied unless the role may use one of each. Undefined if any resource is accepted. */
  readonly asked: readonly Alternatives[] | undefined;
  /** Further resources that AWS may check. */
  readonly besides: readonly AskedResource[];
}

export function resourcesOf(action: IamAction, call: ServiceCall, around: Surroundings): CalledResources {
  const asked = ruleOf(action)?.(call, action, around);
  if (!asked) return generalResources(action, call);
  return { asked: asked.length === 0 ? undefined : asked, besides: [] };
}
