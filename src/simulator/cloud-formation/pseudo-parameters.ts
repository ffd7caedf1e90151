// CloudFormation's pseudo parameters, with values that are the same everywhere.

/** What Ref of AWS::NoValue gives: the property is not there. */
export const NO_VALUE = Symbol('AWS::NoValue');

export function pseudoParameters(
  region: string,
  account: string,
  stackName: string,
): Readonly<Record<string, string | typeof NO_VALUE>> {
  return {
    'AWS::AccountId': account,
    'AWS::NoValue': NO_VALUE,
    'AWS::Partition': 'aws',
    'AWS::Region': region,
    'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/${stackName}/00000000-0000-4000-8000-000000000000`,
    'AWS::StackName': stackName,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}
