// The kinds of values that the properties of the constructs have.
import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { JitterType, LogLevel, QueryLanguage, StateMachineType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvocationType } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { having, kind, listOf, mapOf, memberOf, optional, struct } from './kind';

export const ANYTHING = kind('any value', () => true);
export const TEXT = kind('a string', (value) => typeof value === 'string');
export const NUMBER = kind('a number', (value) => typeof value === 'number');
export const BOOLEAN = kind('true or false', (value) => typeof value === 'boolean');
export const TEXTS = listOf('a list of strings', TEXT);
export const FIELDS = mapOf('an object', ANYTHING);

export const SCOPE = kind('a construct, such as this', (value) => Construct.isConstruct(value));
export const DURATION = having('a Duration, such as Duration.seconds(30)', 'toMilliseconds');
export const INVOKED = having('the function to invoke', 'functionArn', 'node');
export const GRANTEE = having('a role, a function or another grantee', 'grantPrincipal');
export const STATES = having('a state, a chain or a fragment', 'startState', 'endStates');
export const CONDITION = having("a condition, such as Condition.jsonata('{% true %}')", 'renderCondition');
export const TOPIC = having('a topic', 'topicArn');
export const KEY = having('a key', 'keyArn');
export const LOG_GROUP = having('a log group', 'logGroupArn');
export const ROLE = having('a role', 'roleArn');
export const ALARM_ACTIONS = listOf('a list of alarm actions', having('an alarm action', 'bind'));
export const STATE_MACHINE = having('the workflow or the state machine to watch', 'stateMachineArn', 'metricFailed');
export const RETRY_POLICY = having('a RetryPolicy, such as RetryPolicy.standard()', 'retriers');
export const ON_FAILURE = having('an OnFailure, such as OnFailure.invoke(lambdaFunction)', 'bind');
export const PAYLOAD = having(
  "a TaskInput, such as TaskInput.fromObject({ a: '{% $states.input.a %}' })",
  'type',
  'value',
);
export const CREDENTIALS = struct<{ role: unknown }>('credentials, such as { role: TaskRole.fromRole(role) }', {
  role: having('a TaskRole, such as TaskRole.fromRole(role)', 'roleArn', 'resource'),
});

export const QUERY_LANGUAGE = memberOf('QueryLanguage', QueryLanguage);
export const MACHINE_TYPE = memberOf('StateMachineType', StateMachineType);
export const LOG_LEVEL = memberOf('LogLevel', LogLevel);
export const RETENTION = memberOf('RetentionDays', RetentionDays);
export const REMOVAL_POLICY = memberOf('RemovalPolicy', RemovalPolicy);
export const INVOCATION_TYPE = memberOf('LambdaInvocationType', LambdaInvocationType);

export const RETRIER = struct<RetryProps>("a retrier, such as { errors: ['Busy'], maxAttempts: 5 }", {
  errors: optional(TEXTS),
  interval: optional(DURATION),
  maxAttempts: optional(NUMBER),
  backoffRate: optional(NUMBER),
  maxDelay: optional(DURATION),
  jitterStrategy: optional(memberOf('JitterType', JitterType)),
});

export const ALARM_OPTIONS = {
  namePrefix: optional(TEXT),
  threshold: optional(NUMBER),
  period: optional(DURATION),
  evaluationPeriods: optional(NUMBER),
  datapointsToAlarm: optional(NUMBER),
};
