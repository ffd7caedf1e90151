// The ARNs of Step Functions, arn:PARTITION:states:REGION:ACCOUNT:TYPE:NAME..., and AWS's errors for other texts.
import type { Place } from './http/credential-scope';
import { ApiError } from '../services/api/api-error';

export type ResourceType = 'stateMachine' | 'execution' | 'express' | 'activity' | 'mapRun';

export interface StatesArn {
  readonly type: ResourceType;
  readonly name: string;
  /** The parts after the name: a version or an alias, an execution's name, a Map Run's id. */
  readonly rest: readonly string[];
  /** For a state machine: the part after a slash, which names a distributed Map. */
  readonly label: string | undefined;
}

const TYPES: readonly string[] = ['stateMachine', 'execution', 'express', 'activity', 'mapRun'];

export function statesArn({ region, account }: Place, type: ResourceType, name: string): string {
  return `arn:aws:states:${region}:${account}:${type}:${name}`;
}

/** Throws InvalidArn in AWS's words (recorded: …list_execution_invalid_arn, …start_async_describe_history_execution). */
export function parseArn(text: string, ...expected: readonly ResourceType[]): StatesArn {
  const [arn, partition, service, , account, type, name, ...rest] = text.split(':');
  if (arn !== 'arn' || partition === undefined || !partition.startsWith('aws')) {
    throw invalidArn(`Invalid ARN prefix: ${text}`);
  }
  if (service !== 'states') throw invalidArn(`Invalid ARN service: ${service ?? ''}`);
  if (account === undefined || !/^\d{12}$/.test(account)) throw invalidArn(`Invalid ARN account: ${account ?? ''}`);
  if (type === undefined || !TYPES.includes(type) || !expected.includes(type as ResourceType)) {
    throw invalidArn(`Resource type not valid in this context: ${type ?? ''}`);
  }
  if (!name) throw invalidArn(`Invalid ARN resource: ${text}`);
  const [machine, label] = name.split('/', 2);
  return { type: type as ResourceType, name: machine!, label, rest };
}

export function invalidArn(reason: string): ApiError {
  return new ApiError('InvalidArn', `Invalid Arn: '${reason}'`);
}

/** Throws InvalidArn for a text that is not the ARN of a role. */
export function checkRole(roleArn: string): void {
  if (!/^arn:aws[\w-]*:iam::\d{12}:role\/.+$/.test(roleArn)) {
    throw new ApiError('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
  }
}
