// What grants need to know of a workflow.
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export interface GrantedMachine {
  /** The workflow, which the policies of the grantees belong to. */
  readonly scope: Construct;
  readonly arn: string;
  /** Where it is, unless it is in the account and the Region of the scope. */
  readonly place?: { readonly account: string; readonly region: string };
  /** Whether it is made elsewhere, so that its type, key and states are not known. */
  readonly isImported: boolean;
  /** Whether grantees get managed policies. */
  readonly hasManagedPolicies: boolean;
  readonly type?: StateMachineType;
  readonly key?: IKey;
}
