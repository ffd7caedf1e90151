// Names and permissions for encryption keys.
import { Aws, Fn, Names, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

/**
 * Unique to this instance of the stack, whose id ends with a UUID, so that two deployments of one app do not collide.
 * Without the prefix `/aws/vendedlogs/`, every log group adds to a resource policy that is limited to 5,120 characters
 * (docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html).
 */
export function logGroupName(scope: Construct): string {
  const name = Names.uniqueResourceName(scope, { maxLength: 80 });
  return `/aws/vendedlogs/states/${name}-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}`;
}

/** Allows CloudWatch Logs to use the key. The ARN is built from the name, because the log group depends on the key. */
export function allowLogs(scope: Construct, key: IKey, name: string): void {
  const { region, partition, account } = Stack.of(scope);
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
      resources: ['*'], // in a key's own policy: this key
      conditions: {
        ArnEquals: {
          'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:${name}`,
        },
      },
    }),
  );
}

/** Allows those who start or read executions to use the key, only for this state machine. */
export function useOfKey(key: IKey, stateMachineArn: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: [key.keyArn],
    conditions: { StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': stateMachineArn } },
  });
}
