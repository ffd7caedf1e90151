// Templates of one machine with a role, for the tests of permissions.
import type { JsonObject } from '../../src/json/json';
import { Simulator, type SourceOptions } from '../../src/simulator';

export const HOME = 'us-east-1:123456789012';
export const CHARGE = `arn:aws:lambda:${HOME}:function:charge`;

/** A machine `orders` with one task `Call`, whose role has these properties; and whatever stands beside it. */
export function template(task: object, role: object = {}, beside: object = {}): JsonObject {
  return {
    Resources: {
      Orders: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: {
          StateMachineName: 'orders',
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          Definition: { StartAt: 'Call', States: { Call: { Type: 'Task', End: true, ...task } } },
        },
      },
      Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, ...role } },
      ...beside,
    },
  } as JsonObject;
}

export function simulator(task: object, role?: object, beside?: object, options?: SourceOptions): Simulator {
  return Simulator.fromTemplate(template(task, role, beside), options);
}

/** A role's inline policy of these statements. */
export function inline(...statements: readonly object[]): object {
  return { Policies: [{ PolicyName: 'Inline', PolicyDocument: { Version: '2012-10-17', Statement: statements } }] };
}

export function allow(action: unknown, resource: unknown = '*', more: object = {}): object {
  return { Effect: 'Allow', Action: action, Resource: resource, ...more };
}

export function deny(action: unknown, resource: unknown = '*', more: object = {}): object {
  return { ...allow(action, resource, more), Effect: 'Deny' };
}

/** A policy resource for roles named by `Ref`. */
export function policy(type: string, statements: readonly object[], more: object = {}): object {
  return { Type: type, Properties: { PolicyDocument: { Statement: statements }, ...more } };
}

export const CALL_CHARGE = {
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: CHARGE, 'Payload.$': '$' },
};
