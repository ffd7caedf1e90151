// Resources that AWS takes only from the Region of the workflow.
import { Stack, Token, TokenComparison, type IResource } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Whether two Regions or accounts differ for sure; tokens may be the same. */
export function differ(one: string, other: string): boolean {
  return Token.compareStrings(one, other) === TokenComparison.DIFFERENT;
}

/**
 * What is wrong with the place of a topic. CloudWatch refuses an alarm with a topic of another Region ("Invalid region
 * ca-central-1 specified. Only us-west-2 is supported", github.com/cds-snc/notification-terraform/pull/128), and for
 * Step Functions, "cross-Region AWS SDK integration and cross-Region AWS resource access aren't available"
 * (docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
 */
export function regionProblem(scope: Construct, name: string, resource: IResource | undefined): string | undefined {
  const { region } = Stack.of(scope);
  const there = resource?.env.region ?? region;
  return differ(there, region)
    ? `${name} is in Region ${there}, the workflow in ${region}. Use a topic of the workflow's Region, which may forward its messages.`
    : undefined;
}
