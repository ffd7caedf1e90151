// docs/regulated.md: a workflow with key, managed policies and named settings in a regulated account. Rule packs find only
// what AWS has nothing narrower for.
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, PCIDSS321Checks } from 'cdk-nag';
import { LambdaTask, LambdaWorkflow, OnFailure } from '../../src';
import { testWithRulePacks } from '../support/rule-packs';
import { newFunction } from '../support/stacks';

function regulated(): Stack {
  const stack = new Stack(new App(), 'Stack');
  const key = new Key(stack, 'Key', { enableKeyRotation: true });
  const topic = new Topic(stack, 'Topic', { masterKey: key, enforceSSL: true });
  const task = new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn') });
  const workflow = new LambdaWorkflow(stack, 'Workflow', {
    definition: task,
    onFailure: OnFailure.notify(topic),
    alarmTopic: topic,
    stateMachineName: 'orders',
    logGroupName: '/aws/vendedlogs/states/orders',
    encryptionKey: key,
    logEncryptionKey: key,
    managedPolicies: true,
  });
  workflow.grants.startExecution(newFunction(stack, 'Api'));
  Template.fromStack(stack);
  return stack;
}

testWithRulePacks.each([
  ['AwsSolutions', new AwsSolutionsChecks(), ['AwsSolutions-IAM5[Resource::*]']],
  ['NIST 800-53 R5', new NIST80053R5Checks(), []],
  ['HIPAA', new HIPAASecurityChecks(), []],
  ['PCI DSS', new PCIDSS321Checks(), []],
] as const)('%s finds no more than the two wildcards', (_, pack, expected) => {
  const { violations } = pack.validateScope(regulated().node.findChild('Workflow'));
  expect([...new Set(violations.map(({ ruleName }) => ruleName))].sort()).toEqual(expected);
});
