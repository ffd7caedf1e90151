// The roles that SAM makes for functions and state machines.
import { withoutUndefined, type Made } from './made';
import { rolePolicies } from './policies';
import type { Json, JsonObject } from '../../json/json';

/** @param more managed policies that SAM adds */
export function roleOf(
  logicalId: string,
  service: string,
  { Policies = [], RolePath, PermissionsBoundary }: JsonObject,
  more: readonly string[] = [],
): Made {
  const trust = { Effect: 'Allow', Principal: { Service: [service] }, Action: ['sts:AssumeRole'] };
  return {
    [`${logicalId}Role`]: {
      type: 'AWS::IAM::Role',
      properties: withoutUndefined({
        AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] },
        Path: RolePath,
        PermissionsBoundary,
        ...rolePolicies([...new Set([Policies, more].flat())]),
      }),
    },
  };
}

export function roleArn(logicalId: string): Json {
  return { 'Fn::GetAtt': [`${logicalId}Role`, 'Arn'] };
}
