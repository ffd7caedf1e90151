// Deploys an EXPRESS workflow with keys, alarms and a topic and, in an account, asserts what a synchronous start gives.
import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaTask, LambdaWorkflow, OnFailure } from '../src';

const app = new App();
const stack = new Stack(app, 'ExpressWorkflowInteg');
const key = new Key(stack, 'Key', { enableKeyRotation: true, removalPolicy: RemovalPolicy.DESTROY });
const topic = new Topic(stack, 'Alarms');

const workflow = new LambdaWorkflow(stack, 'Workflow', {
  definition: new LambdaTask(stack, 'Double', {
    lambdaFunction: new LambdaFunction(stack, 'DoubleFunction', {
      runtime: Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: Code.fromInline('exports.handler = async (event) => event * 2;'),
    }),
  }),
  stateMachineType: StateMachineType.EXPRESS,
  onFailure: OnFailure.notify(topic),
  alarmTopic: topic,
  encryptionKey: key,
  logEncryptionKey: key,
});

const integ = new IntegTest(app, 'ExpressWorkflow', { testCases: [stack] });
const { provider } = integ.assertions
  .awsApiCall('StepFunctions', 'startSyncExecution', { stateMachineArn: workflow.stateMachineArn, input: '21' })
  .expect(ExpectedResult.objectLike({ status: 'SUCCEEDED', output: '42' }));
provider.addToRolePolicy({ Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: [key.keyArn] });
