// The checks that AWS makes when it creates a state machine: rules for jobs, and the log group.
import type { AskedRole } from './ask-role';
import type { AskingMachine } from './asking-machine';
import type { Need } from './need';
import { NO_RESOURCE } from './resources/asked-resource';
import { RoleNotAuthorizedError } from './role-not-authorized-error';
import { arnAt, isArn } from '../asl/arn';
import { machineParts } from '../asl/machine-parts';
import { isDistributed } from '../asl/map-states';
import type { ManagedRule } from '../asl/services/catalogue/row';
import { syncRow } from '../asl/services/lookup';
import { readResource } from '../asl/services/resource';
import { isArray, isObject, member, type JsonObject } from '../json/json';

/**
 * The EventBridge rules that notify Step Functions of the end of jobs. Without most of them, AWS refuses to create the
 * machine.
 */
const RULE_ACTIONS = ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'];

/** In AWS's policies, too. AWS creates machines whose roles lack it: aws-samples/aws-genai-llm-chatbot. */
const NOT_CHECKED = 'events:DescribeRule';

const LOG_ACTIONS = [
  ...['CreateLogDelivery', 'CreateLogStream', 'GetLogDelivery', 'UpdateLogDelivery', 'DeleteLogDelivery'],
  ...['ListLogDeliveries', 'PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups'],
].map((action) => `logs:${action}`);

const TRACING_ACTIONS = [...['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets']].map(
  (action) => `xray:${action}`,
);

/**
 * What a distributed Map does with the machine's role: starts child executions, and uses the objects of its reader and
 * writer.
 */
const DISTRIBUTED_ACTIONS = [
  ...['StartExecution', 'DescribeExecution', 'StopExecution', 'RedriveExecution'].map((action) => `states:${action}`),
  ...['GetObject', 'ListBucket', 'PutObject', 'ListMultipartUploadParts', 'AbortMultipartUpload'].map(
    (action) => `s3:${action}`,
  ),
];

/**
 * Checks everything that the machine needs besides its tasks, so that it counts as used.
 * @throws RoleNotAuthorizedError in AWS's words, if CreateStateMachine would refuse
 */
export function checkCreation(machine: AskingMachine, asked: AskedRole, region: string): void {
  const { source } = machine;
  checkRules(machine, asked, region);
  for (const [index, need] of logNeeds(source.loggingConfiguration).entries()) {
    // AWS is certain to check only the first.
    if (asked.ask(need, region).outcome !== 'denied' || index > 0) continue;
    throw refused(machine, 'The state machine IAM Role is not authorized to access the Log Destination', need);
  }
  if (source.tracingEnabled) {
    TRACING_ACTIONS.forEach((action) => asked.ask({ action, resources: [NO_RESOURCE] }, region));
  }
  for (const need of encryptionNeeds(machine, region)) asked.ask(need, region);
  if (hasDistributedMap(source.definition)) DISTRIBUTED_ACTIONS.forEach((action) => asked.ask({ action }, region));
}

/**
 * Checks the rules of the machine's jobs.
 * @throws RoleNotAuthorizedError for a rule that CreateStateMachine is known to check
 */
function checkRules(machine: AskingMachine, asked: AskedRole, region: string): void {
  const { source, tasks } = machine;
  const { partition, account } = source.template!.environment;
  const rules = new Map<string, ManagedRule>();
  for (const { resource, hasCredentials } of tasks) {
    const called = readResource(resource);
    // A job in another account is polled. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-cross-acct-sync-pattern.html
    const rule = called?.kind === 'optimised' && !hasCredentials ? syncRow(called)?.rule : undefined;
    if (rule === 'unknown') noteOpenRule(resource, asked);
    else if (rule) rules.set(rule.name, rule);
  }
  for (const { name, isChecked } of rules.values()) {
    for (const action of RULE_ACTIONS) {
      const need = {
        action,
        resources: [{ names: [arnAt({ partition, region, account }, 'events', `rule/${name}`)] }],
      };
      if (asked.ask(need, region).outcome !== 'denied' || !isChecked || action === NOT_CHECKED) continue;
      throw refused(machine, `'${source.roleArn}' is not authorized to create managed-rule.`, need);
    }
  }
}

function noteOpenRule(resource: string, asked: AskedRole): void {
  const why = `no source says whether ${resource} makes a rule to hear of the end of its job`;
  for (const action of RULE_ACTIONS) asked.noteOpen({ action, why });
}

function logNeeds(configuration: JsonObject | undefined): readonly Need[] {
  const destinations = configuration && member(configuration, 'destinations');
  if (!isArray(destinations) || destinations.length === 0) return [];
  return LOG_ACTIONS.map((action) => ({ action, resources: [NO_RESOURCE] }));
}

/**
 * The key that encrypts a machine's data and its logs.
 * https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
function encryptionNeeds({ source }: AskingMachine, region: string): readonly Need[] {
  const { template, logicalId, arn } = source;
  const configuration = logicalId && template!.resource(logicalId)?.property('EncryptionConfiguration');
  const key = isObject(configuration) ? member(configuration, 'KmsKeyId') : undefined;
  if (typeof key !== 'string') return [];
  const { partition, account } = template!.environment;
  const resource = isArn(key) ? key : `arn:${partition}:kms:${region}:${account}:key/${key}`;
  const machineArn = { 'kms:EncryptionContext:aws:states:stateMachineArn': arn };
  const logs = { 'kms:EncryptionContext:SourceArn': `arn:${partition}:logs:${region}:${account}:*` };
  return [machineArn, logs].flatMap((context) =>
    ['kms:Decrypt', 'kms:GenerateDataKey'].map((action) => ({ action, resources: [{ names: [resource] }], context })),
  );
}

function hasDistributedMap(definition: JsonObject): boolean {
  return machineParts(definition).machines.some(({ states }) => states.some(({ state }) => isDistributed(state)));
}

function refused({ source }: AskingMachine, words: string, need: Need): RoleNotAuthorizedError {
  const statement = { Effect: 'Allow', Action: need.action, Resource: need.resources?.[0]?.names[0] };
  return new RoleNotAuthorizedError(
    `AWS would refuse to create the state machine '${source.name}', with AccessDeniedException:\n  ${words}\n` +
      `Add this statement to the role's policies:\n  ${JSON.stringify(statement)}`,
    {
      inCode: "Or simulate without permissions: { permissions: 'ignore' }",
      onCommandLine: 'Or simulate without permissions: --ignore-permissions',
    },
    '\n',
  );
}
