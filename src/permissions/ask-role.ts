// A role whose policies are checked, with the context of every request that an execution makes.
import { withAllNames } from './all-names';
import { decide, type Decision } from './decide';
import type { Need, OpenNeed } from './need';
import type { PermissionRequest, RequestContext } from './request';
import type { AskedResource } from './resources/asked-resource';
import type { Role } from './role';
import type { Surroundings } from './surroundings';
import { hasUnknownPart } from './unknown-parts';
import { Usage, type RoleUsage } from './usage';
import { parseArn } from '../asl/arn';

/**
 * The condition keys of a request that Step Functions makes with a role's credentials. Keys that are null appear only
 * in requests of AWS services or of people.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function baseContext(role: Role, region: string, account: string | undefined): RequestContext {
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
    ...(account ? ([['aws:resourceaccount', [account]]] as const) : []),
  ]);
}

export class AskedRole {
  private readonly usage = new Usage();
  private readonly known = new Map<string, Decision>();
  private readonly contexts = new Map<string, RequestContext>();

  /** Whether a statement denies something: then every name of a resource matters, even of one that is allowed. */
  private readonly denies: boolean;

  constructor(
    readonly role: Role,
    private readonly around: Surroundings,
  ) {
    const policies = [...role.policies, ...(role.boundary?.policies ?? [])];
    this.denies = policies.some(({ statements }) => statements.some(({ effect }) => effect === 'Deny'));
  }

  /** The role's cached answer. Statements that allow the request count as used. */
  ask(need: Need, region: string): Decision {
    const key = JSON.stringify([need.action, need.resources, need.context, region]);
    let decision = this.known.get(key);
    if (!decision) this.known.set(key, (decision = this.decide(need, region)));
    return decision;
  }

  /** Other names of a resource are looked up only where they can matter. */
  private decide(need: Need, region: string): Decision {
    const { decision, request } = this.decideOn(need, region);
    const full = decision.outcome === 'allowed' && !this.denies ? need : withAllNames(need, this.around);
    const last = full === need ? { decision, request } : this.decideOn(full, region);
    if (last.decision.outcome !== 'denied') this.usage.mark(last.decision.by, last.request);
    return last.decision;
  }

  /** One allowed alternative is enough, and so is one that may be allowed. */
  private decideOn(need: Need, region: string): { decision: Decision; request: PermissionRequest } {
    const answers = (need.resources ?? [undefined]).map((resource) => {
      const request = this.requestOf(need, resource, region);
      return { request, decision: decide(this.role, request) };
    });
    const best = (['allowed', 'undecided', 'denied'] as const).map((outcome) =>
      answers.find(({ decision }) => decision.outcome === outcome),
    );
    const answer = best.find((one) => one !== undefined)!;
    if (answer.decision.outcome !== 'denied' || answer.decision.statement) return answer;
    const why = need.doubt ?? this.doubtOf(need, region);
    return why === undefined ? answer : { ...answer, decision: { outcome: 'undecided', why, by: [] } };
  }

  private doubtOf(need: Need, region: string): string | undefined {
    if (!need.mayBe) return undefined;
    const other = decide(this.role, this.requestOf(need, need.mayBe, region));
    return other.outcome === 'denied' ? undefined : `it depends on ${need.mayBe.gap}`;
  }

  /** Records an action that may be needed, so that it is not reported as unused. */
  noteOpen(need: OpenNeed): void {
    this.usage.noteOpen(need);
  }

  /** What no run used, and what is undecided. */
  unused(): RoleUsage {
    return this.usage.of(this.role.name, this.role.policies);
  }

  private requestOf(need: Need, resource: AskedResource | undefined, region: string): PermissionRequest {
    const { names, gap } = resource ?? {};
    const context = this.contextOf(need, names?.[0], region);
    return { action: need.action, names, context, ...(gap !== undefined && { gap }) };
  }

  /** Most requests add nothing to what their region and the account of their resource say. */
  private contextOf({ context }: Need, arn: string | undefined, region: string): RequestContext {
    const account = arn === undefined || hasUnknownPart(arn) ? undefined : parseArn(arn)?.account;
    const key = `${region} ${account ?? ''}`;
    let shared = this.contexts.get(key);
    if (!shared) this.contexts.set(key, (shared = baseContext(this.role, region, account)));
    if (!context) return shared;
    const own = Object.entries(context).map(
      ([name, value]) => [name.toLowerCase(), value === null ? null : [value]] as const,
    );
    return new Map([...shared, ...own]);
  }
}
