// A role whose policies are checked, with the context of every request that an execution makes.
import { decide, type Decision } from './decide';
import type { Need, OpenNeed } from './needs';
import type { RequestContext } from './request';
import type { Role } from './role';
import { Usage, type RoleUsage } from './usage';
import { parseArn } from '../asl/arn';

/**
 * The condition keys of a request that Step Functions makes with a role's credentials. Keys that are null appear only
 * in requests of AWS services or of people.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function baseContext(role: Role, region: string): ReadonlyMap<string, readonly string[] | null> {
  return new Map<string, readonly string[] | null>([
    ['aws:requestedregion', [region]],
    ['aws:principalarn', [role.arn]],
    ['aws:principalaccount', [parseArn(role.arn)?.account ?? '']],
    ['aws:principaltype', ['AssumedRole']],
    ['aws:securetransport', ['true']],
    ['aws:viaawsservice', ['false']],
    ['aws:principalisawsservice', ['false']],
    ['aws:multifactorauthpresent', null],
    ['aws:sourceaccount', null],
    ['aws:sourcearn', null],
    ['aws:username', null],
  ]);
}

export class AskedRole {
  private readonly usage = new Usage();
  private readonly known = new Map<string, Decision>();
  private readonly contexts = new Map<string, RequestContext>();

  constructor(readonly role: Role) {}

  /** The role's cached answer. Statements that allow the request count as used. */
  ask(need: Need, region: string): Decision {
    const key = JSON.stringify([need.action, need.resource, need.context, region]);
    let decision = this.known.get(key);
    if (!decision) {
      const { action, resource } = need;
      const request = { action, resource, context: this.contextOf(need, region) };
      decision = decide(this.role, request);
      if (decision.outcome !== 'denied') this.usage.mark(decision.by, request);
      this.known.set(key, decision);
    }
    return decision;
  }

  /** Records an action that may be needed, so that it is not reported as unused. */
  noteOpen(need: OpenNeed): void {
    this.usage.noteOpen(need);
  }

  /** What no run used, and what is undecided. */
  unused(): RoleUsage {
    return this.usage.of(this.role.name, this.role.policies);
  }

  private contextOf({ resource, context = {} }: Need, region: string): RequestContext {
    let base = this.contexts.get(region);
    if (!base) this.contexts.set(region, (base = baseContext(this.role, region)));
    const account = resource === undefined ? undefined : parseArn(resource)?.account;
    return new Map([
      ...base,
      ...(account ? ([['aws:resourceaccount', [account]]] as const) : []),
      ...Object.entries(context).map(([name, value]) => [name.toLowerCase(), value === null ? null : [value]] as const),
    ]);
  }
}
