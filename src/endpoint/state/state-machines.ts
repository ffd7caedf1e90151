// The state machines of the endpoint: revisions, versions, aliases.
import type { Tags } from './tags';
import { ApiError } from '../../services/api/api-error';
import type {
  EncryptionConfiguration,
  LoggingConfiguration,
  RoutingConfigurationListItem,
  TracingConfiguration,
} from '../../services/api/states-types.generated';
import type { SimulatedMachine } from '../../simulator/compile-source';
import { parseArn } from '../arns';

/** The part that an update replaces and a version freezes. Times are seconds since 1970. */
export interface Revision {
  /** None before the first update that changes something. */
  readonly revisionId?: string;
  /** As it was sent. */
  readonly definition: string;
  readonly compiled: SimulatedMachine;
  readonly roleArn: string;
  readonly loggingConfiguration: LoggingConfiguration;
  readonly tracingConfiguration: TracingConfiguration;
  readonly encryptionConfiguration: EncryptionConfiguration;
  readonly updateDate: number;
}

export interface Version {
  readonly number: number;
  readonly arn: string;
  readonly revision: Revision;
  readonly description?: string;
  readonly creationDate: number;
}

export interface Alias {
  readonly position: number;
  readonly name: string;
  readonly arn: string;
  readonly creationDate: number;
  updateDate: number;
  description?: string;
  routing: readonly RoutingConfigurationListItem[];
}

export interface StateMachine {
  /** Grows with each creation; lists use this order. */
  readonly position: number;
  readonly name: string;
  readonly arn: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly creationDate: number;
  readonly tags: Tags;
  /** The rest of CreateStateMachine's request. A repeated request must be equal to it. */
  readonly created: { readonly publish: boolean; readonly versionDescription?: string };
  revision: Revision;
  readonly versions: Map<number, Version>;
  /** Numbers are never reused. */
  nextVersion: number;
  readonly aliases: Map<string, Alias>;
  /** Deleted, but some of its executions have not ended yet. */
  isDeleting?: boolean;
}

/** The target of an ARN with or without a qualifier. */
export interface Pointed {
  readonly machine: StateMachine;
  readonly version?: Version;
  readonly alias?: Alias;
}

export class StateMachines {
  private readonly byArn = new Map<string, StateMachine>();

  /** In the order of creation. */
  get all(): readonly StateMachine[] {
    return [...this.byArn.values()];
  }

  add(machine: StateMachine): void {
    this.byArn.set(machine.arn, machine);
  }

  remove(arn: string): void {
    this.byArn.delete(arn);
  }

  clear(): void {
    this.byArn.clear();
  }

  tryGet(arn: string): StateMachine | undefined {
    return this.byArn.get(arn);
  }

  /** A state machine by its plain ARN. Throws InvalidArn, StateMachineDoesNotExist. */
  get(arn: string): StateMachine {
    const { machine, version, alias } = this.find(arn);
    if (version || alias) throw doesNotExist(arn);
    return machine;
  }

  /** The target of a plain or a qualified ARN. Throws InvalidArn, ValidationException, StateMachineDoesNotExist. */
  find(arn: string): Pointed {
    const { label, rest } = parseArn(arn, 'stateMachine');
    if (label !== undefined) throw labeledArnError(arn);
    const [qualifier, ...more] = rest;
    const plain = qualifier === undefined ? arn : arn.slice(0, arn.lastIndexOf(`:${qualifier}`));
    const machine = more.length > 0 ? undefined : this.byArn.get(plain);
    if (!machine) throw doesNotExist(arn);
    if (qualifier === undefined) return { machine };
    const version = /^\d+$/.test(qualifier) ? machine.versions.get(Number(qualifier)) : undefined;
    const alias = machine.aliases.get(qualifier);
    if (!version && !alias) throw doesNotExist(arn);
    return { machine, version, alias };
  }

  /** The version that an ARN names, if there is one. Throws InvalidArn. */
  tryFindVersion(arn: string): { readonly machine: StateMachine; readonly version: Version } | undefined {
    const { rest } = parseArn(arn, 'stateMachine');
    const machine = this.byArn.get(arn.slice(0, arn.lastIndexOf(':')));
    const version = rest.length === 1 ? machine?.versions.get(Number(rest[0])) : undefined;
    return machine && version && { machine, version };
  }

  /** Throws InvalidArn, ResourceNotFound. */
  findAlias(arn: string): { readonly machine: StateMachine; readonly alias: Alias } {
    parseArn(arn, 'stateMachine');
    const machine = this.byArn.get(arn.slice(0, arn.lastIndexOf(':')));
    const alias = machine?.aliases.get(arn.slice(arn.lastIndexOf(':') + 1));
    if (!machine || !alias) throw aliasNotFound(arn);
    return { machine, alias };
  }

  /** What is gone is deleted already (recorded: delete_no_such_alias_arn). */
  deleteAlias(arn: string): void {
    parseArn(arn, 'stateMachine');
    this.byArn.get(arn.slice(0, arn.lastIndexOf(':')))?.aliases.delete(arn.slice(arn.lastIndexOf(':') + 1));
  }
}

/** Throws StateMachineDeleting (the error is the API reference's, the text was seen on AWS: metaflow#1284). */
export function checkRemains({ isDeleting, arn }: StateMachine): void {
  if (isDeleting) throw new ApiError('StateMachineDeleting', `State Machine is being deleted: '${arn}'`);
}

export function doesNotExist(arn: string): ApiError {
  return new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

export function resourceNotFound(arn: string): ApiError {
  return new ApiError('ResourceNotFound', `Resource not found: '${arn}'`, 400, { resourceName: arn });
}

/** Recorded: update_no_such_alias_arn. */
function aliasNotFound(arn: string): ApiError {
  const message = 'Request references a resource that does not exist.';
  return new ApiError('ResourceNotFound', message, 400, { resourceName: arn });
}

function labeledArnError(arn: string): ApiError {
  const message = `This operation does not support the ARN of a distributed Map: '${arn}'`;
  return new ApiError('ValidationException', message, 400, { reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS' });
}
