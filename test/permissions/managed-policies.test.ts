import { managedPolicy } from '../../src/permissions/managed-policies';

test('a policy of AWS’s is found by its ARN, in any partition', () => {
  const policy = managedPolicy('arn:aws-cn:iam::aws:policy/service-role/AWSLambdaRole');
  expect(policy?.isComplete).toBe(true);
  expect(policy?.statements[0]?.actions.patterns.map(({ text }) => text)).toEqual(['lambda:InvokeFunction']);
});

test.each([
  ['a name that is not in the table', 'arn:aws:iam::aws:policy/Fictional'],
  ['a policy of an account', 'arn:aws:iam::123456789012:policy/service-role/AWSLambdaRole'],
  ['no ARN', 'AWSLambdaRole'],
])('%s is not known', (_, arn) => {
  expect(managedPolicy(arn)).toBeUndefined();
});
