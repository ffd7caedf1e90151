// The permissions of one state machine: checks its role before each task call, and records what was used.
import type { AskedCall, PermissionAnswer } from './answers';
import { AskedRole } from './ask-role';
import type { AskingMachine } from './asking-machine';
import { checkCreation } from './creation';
import type { Decision } from './decide';
import { accessMessage, assumeRoleDenial, denial, type Denied } from './denial';
import { mapRunNeed, mapRunRefusal } from './map-run-needs';
import type { Need } from './need';
import { needsOf } from './needs';
import type { MissingPermission, UndecidedPermission } from './report';
import { grantingPolicy } from './resource-policies';
import { findRole } from './role';
import { serviceCall, type ServiceCall } from './service-call';
import { TemplateSurroundings, type Surroundings } from './surroundings';
import { readableName } from './unknown-parts';
import { UnusedPermissions } from './usage';
import { parseArn } from '../asl/arn';
import { member } from '../json/json';
import type { CheckAccess } from '../runtime/map-run-access';
import { SeededChance } from '../runtime/random';
import type { TaskCall, TaskHandler } from '../runtime/task';
import { failure, type TaskReply } from '../runtime/task-reply';
import type { ResolvedTemplate } from '../templates/cloud-formation/resolved';

/** The permissions of a machine in a template. */
export class MachinePermissions {
  private readonly roles = new Map<string, AskedRole | undefined>();
  private known: Surroundings | undefined;
  private isCreated = false;

  constructor(
    private readonly machine: AskingMachine,
    private readonly template: ResolvedTemplate,
  ) {}

  /**
   * The permissions of one execution.
   * @throws RoleNotAuthorizedError if AWS would not create the machine with its role
   */
  start(roleArn: string, seed: number): ExecutionPermissions {
    const role = this.role(roleArn);
    if (role && !this.isCreated) checkCreation(this.machine, role, this.template.environment.region);
    this.isCreated = true;
    return new ExecutionPermissions(this, roleArn, this.template.environment, seed);
  }

  /** Undefined if no available template creates the role. */
  role(arn: string): AskedRole | undefined {
    if (!this.roles.has(arn)) {
      const role = findRole(arn, this.template);
      this.roles.set(arn, role && new AskedRole(role, this.surroundings));
    }
    return this.roles.get(arn);
  }

  get arn(): string {
    return this.machine.source.arn;
  }

  get surroundings(): Surroundings {
    return (this.known ??= new TemplateSurroundings(this.template));
  }

  /** A policy of a resource that allows the role something in the service of the action. */
  policyGranting(roleArn: string, action: string): string | undefined {
    return grantingPolicy(roleArn, action, this.template);
  }

  /** For the machine's own role and the roles that its tasks assumed. */
  unused(): UnusedPermissions {
    this.role(this.machine.source.roleArn);
    const usages = [...this.roles.values()].flatMap((role) => (role ? [role.unused()] : []));
    return new UnusedPermissions(
      usages.flatMap(({ unused }) => unused),
      usages.flatMap(({ undecided }) => undecided),
    );
  }
}

/** The permission checks of one execution. */
export class ExecutionPermissions {
  readonly missing: MissingPermission[] = [];
  readonly undecided: UndecidedPermission[] = [];
  private readonly noted = new Set<string>();
  private readonly chance: SeededChance;
  private readonly session: string;

  constructor(
    private readonly machine: MachinePermissions,
    private readonly roleArn: string,
    private readonly home: ResolvedTemplate['environment'],
    seed: number,
  ) {
    this.chance = new SeededChance(seed);
    this.session = sessionName(this.chance);
  }

  /** Wraps a handler so that it is called only if the role allows the call. */
  guard(handler: TaskHandler): TaskHandler {
    return (call) => this.refusal(call) ?? handler(call);
  }

  /** Whether the role may do what a Map Run does by itself. */
  readonly checkAccess: CheckAccess = (access, state) => {
    const need = mapRunNeed(access, this.machine.arn, this.home);
    const denied = this.isDenied(this.roleArn, need, { state, region: this.home.region });
    if (!denied) return undefined;
    const refused = this.refused(this.roleArn, need, denied);
    return mapRunRefusal(access, accessMessage(refused), refused.requestId);
  };

  /**
   * What a call needed, and the answers, up to the first denial. It changes nothing: a role remembers its answers, and the
   * call that asked first has used them.
   */
  readonly answersTo = ({ resource, args, region, roleArn }: AskedCall): readonly PermissionAnswer[] => {
    const home = { ...this.home, region: region ?? this.home.region };
    const wanted = serviceCall(resource, args, home);
    if (!wanted) return [];
    const answers: PermissionAnswer[] = [];
    const isAllowed = (role: string, need: Need): boolean => {
      const answer = this.answerTo(role, need, home.region);
      answers.push(answer);
      return answer.verdict !== 'denied';
    };
    if (roleArn !== undefined && !isAllowed(this.roleArn, assumption(roleArn))) return answers;
    const { toCall } = needsOf(wanted, this.machine.surroundings);
    toCall.every((need) => isAllowed(roleArn ?? this.roleArn, need));
    return answers;
  };

  private answerTo(roleArn: string, need: Need, region: string): PermissionAnswer {
    const asked = this.machine.role(roleArn);
    const answer = { role: nameOf(roleArn), action: readableName(need.action), resource: resourceOf(need) ?? '*' };
    if (!asked) return { ...answer, verdict: 'undecided', why: unknownRole(roleArn) };
    const decision = this.answerOf(asked, need, region);
    return { ...answer, role: asked.role.name, verdict: decision.outcome, ...whyOf(decision) };
  }

  private refusal(call: TaskCall): TaskReply | undefined {
    const wanted = serviceCall(call.integration.resource, call.arguments, { ...this.home, region: call.region });
    if (!wanted) return undefined;
    const taskRole = call.credentials && member(call.credentials, 'RoleArn');
    if (typeof taskRole !== 'string') return this.refusalBy(this.roleArn, call, wanted);
    if (this.isDenied(this.roleArn, assumption(taskRole), call)) {
      return failure(assumeRoleDenial(this.roleArn, taskRole));
    }
    return this.refusalBy(taskRole, call, wanted);
  }

  private refusalBy(roleArn: string, call: TaskCall, wanted: ServiceCall): TaskReply | undefined {
    const { toCall, besides, open } = needsOf(wanted, this.machine.surroundings);
    const asked = this.machine.role(roleArn);
    for (const need of toCall) {
      const denied = this.isDenied(roleArn, need, call);
      if (!denied) continue;
      const refused = this.refused(roleArn, need, denied);
      // A denied job or task with a token fails with TaskSubmitFailed (ASFHyP3/hyp3#805).
      const failedEvent = wanted.pattern === undefined ? undefined : 'TaskSubmitFailed';
      return failure(denial(wanted, refused), { failedEvent });
    }
    for (const need of besides) asked?.ask(need, call.region);
    for (const need of open) asked?.noteOpen(need);
    return undefined;
  }

  private refused(roleArn: string, need: Need, { kind, statement }: Decision & { outcome: 'denied' }): Denied {
    return {
      principal: this.principal(roleArn),
      action: need.action,
      resource: resourceOf(need),
      kind,
      isExplicit: statement !== undefined,
      requestId: this.chance.uuid(),
    };
  }

  /** The denial, if the request is denied. Records what is missing or undecided. */
  private isDenied(
    roleArn: string,
    need: Need,
    call: Pick<TaskCall, 'state' | 'region'>,
  ): (Decision & { outcome: 'denied' }) | undefined {
    const asked = this.machine.role(roleArn);
    const note = { state: call.state, action: readableName(need.action) };
    if (!asked) {
      this.noteUndecided({ ...note, role: nameOf(roleArn), why: unknownRole(roleArn) });
      return undefined;
    }
    const decision = this.answerOf(asked, need, call.region);
    const role = asked.role.name;
    if (decision.outcome === 'undecided') this.noteUndecided({ ...note, role, why: decision.why });
    if (decision.outcome !== 'denied') return undefined;
    const resource = resourceOf(need) ?? '*';
    this.missing.push({
      ...note,
      role,
      resource,
      deniedBy: decision.statement?.label,
      kind: decision.kind,
      statement: { Effect: 'Allow', Action: need.action, Resource: resource },
    });
    return decision;
  }

  /** The role's answer. A policy on the resource may allow what no policy of the role allows. */
  private answerOf(asked: AskedRole, need: Need, region: string): Decision {
    const decision = asked.ask(need, region);
    if (decision.outcome !== 'denied' || decision.statement || decision.kind === 'permissions boundary') {
      return decision;
    }
    const granting = this.machine.policyGranting(asked.role.arn, need.action);
    if (granting === undefined) return decision;
    return { outcome: 'undecided', why: `the policy ${granting} of a resource allows something to the role`, by: [] };
  }

  /** Recorded once, however often a Map or a retry repeats the request. */
  private noteUndecided(noted: UndecidedPermission): void {
    const key = JSON.stringify(noted);
    if (this.noted.has(key)) return;
    this.noted.add(key);
    this.undecided.push(noted);
  }

  private principal(roleArn: string): string {
    const { partition, account } = parseArn(roleArn) ?? {};
    return `arn:${partition}:sts::${account}:assumed-role/${nameOf(roleArn)}/${this.session}`;
  }
}

function assumption(roleArn: string): Need {
  return { action: 'sts:AssumeRole', resources: [{ names: [roleArn] }] };
}

function unknownRole(roleArn: string): string {
  return `no template at hand makes the role ${roleArn}`;
}

function whyOf(decision: Decision): { readonly why?: string } {
  switch (decision.outcome) {
    case 'undecided':
      return { why: decision.why };
    case 'allowed':
      return { why: decision.by.map(({ label }) => label).join(', ') };
    case 'denied':
      return decision.statement ? { why: decision.statement.label } : {};
  }
}

/** For messages, and for the statement that is missing. */
function resourceOf({ resources }: Need): string | undefined {
  const name = resources?.[0]?.names[0];
  return name === undefined ? undefined : readableName(name);
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** AWS uses 32 random letters for each execution. */
function sessionName(chance: SeededChance): string {
  return Array.from({ length: 32 }, () => LETTERS[Math.floor(chance.random() * LETTERS.length)]).join('');
}

/** The ARN of a role has a path before its name; the ARN of its session has none. */
function nameOf(roleArn: string): string {
  return roleArn.slice(roleArn.lastIndexOf('/') + 1);
}
