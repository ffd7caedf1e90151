// What compliance packs say about a workflow with the defaults: nothing, without a suppression, but for one rule.
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { AwsSolutionsChecks, ServerlessChecks, type NagPack } from 'cdk-nag';
import { LambdaTask, LambdaWorkflow, OnFailure, type LambdaWorkflowProps } from '../../src';
import { testWithRulePacks } from '../support/rule-packs';
import { newFunction } from '../support/stacks';
import { statementsWithWildcards } from '../support/wildcards';

function newWorkflow(props: Partial<LambdaWorkflowProps> = {}): Stack {
  const stack = new Stack(new App(), 'Stack');
  // The functions are the user's own; whatever the packs want of them is done here.
  const compliant = {
    runtime: Runtime.NODEJS_24_X,
    memorySize: 256,
    deadLetterQueue: new Queue(stack, 'Dead', { enforceSSL: true }),
  };
  new LambdaWorkflow(stack, 'Workflow', {
    definition: new LambdaTask(stack, 'Task', { lambdaFunction: newFunction(stack, 'Fn', compliant) }),
    onFailure: OnFailure.invoke(newFunction(stack, 'Refund', compliant)),
    alarmTopic: new Topic(stack, 'Topic', { enforceSSL: true }),
    ...props,
  });
  Template.fromStack(stack);
  return stack;
}

/** The rules that find something in what the workflow makes. */
function findingsOf(pack: NagPack, stack: Stack): string[] {
  return pack
    .validateScope(stack.node.findChild('Workflow'))
    .violations.map(({ ruleName }) => ruleName)
    .sort();
}

describe.each([StateMachineType.STANDARD, StateMachineType.EXPRESS])('%s', (stateMachineType) => {
  const stack = newWorkflow({ stateMachineType });

  /**
   * AwsSolutions-IAM5 wants every wildcard suppressed by hand. AWS has no narrower resource for log delivery and tracing
   * (see wildcards.ts), and a suppression is the decision of those who own the account: the construct makes none.
   */
  testWithRulePacks('AwsSolutions finds only the two wildcards for which AWS has nothing narrower', () => {
    expect(findingsOf(new AwsSolutionsChecks(), stack)).toEqual(['AwsSolutions-IAM5[Resource::*]']);
    expect(statementsWithWildcards(Template.fromStack(stack).toJSON()).filter(({ reason }) => !reason)).toEqual([]);
  });

  testWithRulePacks('Serverless finds nothing', () => {
    expect(findingsOf(new ServerlessChecks(), stack)).toEqual([]);
  });

  const machine = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'))[0]!;

  test('Security Hub StepFunctions.1: logging is on', () => {
    expect(machine.Properties.LoggingConfiguration.Level).not.toBe('OFF');
    expect(machine.Properties.LoggingConfiguration.Destinations).toHaveLength(1);
  });

  test('Control Tower CT.STEPFUNCTIONS.PR.1: the level is ERROR or ALL', () => {
    expect(['ERROR', 'ALL']).toContain(machine.Properties.LoggingConfiguration.Level);
  });

  test('Control Tower CT.STEPFUNCTIONS.PR.2: tracing is on', () => {
    expect(machine.Properties.TracingConfiguration).toEqual({ Enabled: true });
  });
});

test('no cdk-nag rule is suppressed', () => {
  const { Resources } = Template.fromStack(newWorkflow()).toJSON();
  expect(JSON.stringify(Resources)).not.toContain('cdk_nag');
});
