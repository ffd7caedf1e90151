// How Step Functions writes the names of services, actions, members and errors.
import {
  actionName,
  capitalizeFirst,
  resultName,
  sdkErrorName,
  servicePrefix,
} from '../../../src/asl/services/sdk-names';

test.each([
  // member, in optimised integrations, in those of the AWS SDK
  ['executionArn', 'ExecutionArn', 'ExecutionArn'],
  ['Name', 'Name', 'Name'],
  ['DBInstances', 'DBInstances', 'DbInstances'],
  ['DBInstanceIdentifier', 'DBInstanceIdentifier', 'DbInstanceIdentifier'],
  ['MD5OfMessageBody', 'MD5OfMessageBody', 'Md5OfMessageBody'],
  ['ETag', 'ETag', 'ETag'],
  ['ChecksumCRC32', 'ChecksumCRC32', 'ChecksumCRC32'],
  ['SSEKMSKeyId', 'SSEKMSKeyId', 'SsekmsKeyId'],
  ['BOOL', 'BOOL', 'Bool'],
  ['S', 'S', 'S'],
  ['SS', 'SS', 'Ss'],
  ['NULL', 'NULL', 'Nul'],
  ['NULLABLE', 'NULLABLE', 'Nullable'],
])('the member %s is %s in results of optimised integrations, and %s in those of the AWS SDK', (name, own, sdk) => {
  expect([resultName(name, false), resultName(name, true)]).toEqual([own, sdk]);
});

test('only the first letter of an action and of a word changes', () => {
  expect(actionName('DescribeDBInstances')).toBe('describeDBInstances');
  expect(capitalizeFirst('dbInstances')).toBe('DbInstances');
});

test.each([
  ['DynamoDB', 'DynamoDb'],
  ['Secrets Manager', 'SecretsManager'],
  ['API Gateway', 'ApiGateway'],
  ['ApiGatewayV2', 'ApiGatewayV2'],
  ['Elastic Load Balancing v2', 'ElasticLoadBalancingV2'],
  ['SESv2', 'SesV2'],
  ['Route 53', 'Route53'],
  ['EC2', 'Ec2'],
  ['S3 Control', 'S3Control'],
  ['Amazon Something', 'Something'],
  ['Amazon', 'Amazon'],
  ['AWS Budgets', 'Budgets'],
  ['Config Service', 'Config'],
  ['Service', 'Service'],
  ['IoT 1Click Devices Service', 'Iot1ClickDevices'],
  ['Cost-and.Usage', 'CostAndUsage'],
])('the names of the errors of %s begin with %s', (id, prefix) => {
  expect(servicePrefix(id)).toBe(prefix);
});

test.each([
  ['ResourceNotFoundException', 'ResourceNotFoundException'],
  ['InvalidToken', 'InvalidTokenException'],
  ['AccountLimitExceededFault', 'AccountLimitExceededException'],
  ['KMSInvalidStateException', 'KmsInvalidStateException'],
  ['InvalidVPCNetworkStateFault', 'InvalidVpcNetworkStateException'],
  ['Ec2Throttled.Fault.Client', 'Ec2ThrottledFaultClientException'],
])('the error %s is named %s', (error, name) => {
  expect(sdkErrorName(error)).toBe(name);
});
