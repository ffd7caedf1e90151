// Rules for resources that the reference alone does not find: names that AWS completes, and names inside the arguments.
import { apiPath, executedApi } from './api-gateway';
import { NO_RESOURCE, type Alternatives } from './asked-resource';
import { bedrockModel } from './bedrock';
import { requestedTables } from './dynamodb';
import { calledFunction } from './lambda';
import { objects } from './s3';
import { isArn, unqualifiedArn } from '../../asl/arn';
import { isArray, isObject, member } from '../../json/json';
import type { IamAction } from '../reference/iam-actions';
import { localArn, text, type ServiceCall } from '../service-call';
import type { Surroundings } from '../surroundings';
import { ANY, ONE } from '../unknown-parts';

/** The resources of a call: one request for each. Undefined where the rule does not know them. */
export type Rule = (call: ServiceCall, action: IamAction, around: Surroundings) => readonly Alternatives[] | undefined;

const one = (...names: readonly string[]): readonly Alternatives[] => [[{ names }]];

/** By prefix, or by action where the rule is only about that. */
const RULES: Readonly<Record<string, Rule>> = {
  apigateway: apiPath,
  athena: workgroup,
  'batch:SubmitJob': submittedJob,
  'bedrock:InvokeModel': bedrockModel,
  'bedrock:InvokeModelWithResponseStream': bedrockModel,
  dynamodb: requestedTables,
  'ecs:RunTask': taskDefinition,
  'ecs:StartTask': taskDefinition,
  'events:PutEvents': eventBuses,
  events: busRule,
  'execute-api': executedApi,
  kms: key,
  lambda: calledFunction,
  logs: logGroup,
  s3: objects,
  scheduler: schedule,
  secretsmanager: secret,
  'ses:SendEmail': identity,
  'ses:SendRawEmail': identity,
  'ses:SendTemplatedEmail': identity,
  sns: textMessage,
  sqs: queue,
  ssm: document,
  'states:SendTaskFailure': ownerOfToken,
  'states:SendTaskHeartbeat': ownerOfToken,
  'states:SendTaskSuccess': ownerOfToken,
  states: machine,
};

export function ruleOf({ prefix, name }: IamAction): Rule | undefined {
  return RULES[`${prefix}:${name}`] ?? RULES[prefix];
}

/** The default workgroup where the API lets the caller leave it out. A query's own is known to Athena only. */
function workgroup(call: ServiceCall, { types, name }: IamAction): readonly Alternatives[] | undefined {
  if (types[0]?.name !== 'workgroup' || text(call, 'WorkGroup') !== undefined) return undefined;
  if (/^(?:StartQuery|CreateNamed|CreatePrepared|List)/.test(name)) {
    return one(localArn(call, 'athena', 'workgroup/primary'));
  }
  const gap = 'the workgroup of the query, which only Athena knows';
  return [[{ names: [localArn(call, 'athena', `workgroup/${ANY}`)], gap }]];
}

/** AWS asks about the definition with and without its revision. https://docs.aws.amazon.com/batch/latest/userguide/iam-example-restrict-job-def.html */
function submittedJob(call: ServiceCall): readonly Alternatives[] | undefined {
  const [definition, jobQueue] = [text(call, 'JobDefinition'), text(call, 'JobQueue')];
  if (definition === undefined || jobQueue === undefined) return undefined;
  const arn = isArn(definition) ? definition : localArn(call, 'batch', `job-definition/${definition}`);
  const unversioned = arn.replace(/:\d+$/, '');
  return [
    [{ names: [...new Set([arn, unversioned, `${unversioned}:${ANY}`])], gap: 'the revision of the job definition' }],
    ...one(isArn(jobQueue) ? jobQueue : localArn(call, 'batch', `job-queue/${jobQueue}`)),
  ];
}

/** A family means its latest revision: that of the template, if the app has it. */
function taskDefinition(call: ServiceCall, _: IamAction, around: Surroundings): readonly Alternatives[] | undefined {
  const given = text(call, 'TaskDefinition');
  if (given === undefined) return undefined;
  const arn = isArn(given) ? given : localArn(call, 'ecs', `task-definition/${given}`);
  if (/:\d+$/.test(arn)) return one(arn);
  const family = arn.slice(arn.lastIndexOf('/') + 1);
  const gap = 'the latest revision of the task definition';
  return [[{ names: [arn, ...around.taskDefinitions(family), `${arn}:${ANY}`], gap }]];
}

/** The buses of PutEvents' entries; an entry without one goes to the default bus. */
function eventBuses(call: ServiceCall): readonly Alternatives[] | undefined {
  const entries = member(call.args, 'Entries');
  if (!isArray(entries)) return undefined;
  const names = entries.map((entry) => (isObject(entry) ? member(entry, 'EventBusName') : undefined) ?? 'default');
  return [...new Set(names.map(String))].flatMap((name) =>
    one(isArn(name) ? name : localArn(call, 'events', `event-bus/${name}`)),
  );
}

/** The ARN of a rule contains its bus, except for the default bus. */
function busRule(call: ServiceCall, { types }: IamAction): readonly Alternatives[] | undefined {
  const rule = types.some(({ name }) => name.startsWith('rule'))
    ? (text(call, 'Rule') ?? text(call, 'Name'))
    : undefined;
  const bus = (text(call, 'EventBusName') ?? 'default').replace(/^arn:.*\//, '');
  return rule === undefined
    ? undefined
    : one(localArn(call, 'events', `rule/${bus === 'default' ? '' : `${bus}/`}${rule}`));
}

/** A key by its id, its ARN, or an alias: of a key of the app, or of one that only KMS knows. */
function key(call: ServiceCall, { types }: IamAction, around: Surroundings): readonly Alternatives[] | undefined {
  const given = text(call, 'KeyId');
  if (given === undefined || types.length === 0) return undefined;
  if (/(?:^|:)alias\//.test(given)) {
    const known = around.keyOf(given.slice(given.indexOf('alias/')));
    if (known !== undefined) return one(isArn(known) ? known : localArn(call, 'kms', `key/${known}`));
    const gap = `the key behind ${given}: give KeyId as the ARN of the key`;
    return [[{ names: [localArn(call, 'kms', `key/${ANY}`)], gap }]];
  }
  return one(isArn(given) ? given : localArn(call, 'kms', `key/${given}`));
}

/**
 * A log group's ARN ends with `:*` in policies, and so does what Logs asks about.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
function logGroup(call: ServiceCall, { types }: IamAction): readonly Alternatives[] | undefined {
  const given = text(call, 'LogGroupName') ?? text(call, 'LogGroupIdentifier');
  if (given === undefined || !types.some(({ name }) => name === 'log-group' || name === 'log-stream')) return undefined;
  const group = isArn(given) ? given.replace(/:\*$/, '') : localArn(call, 'logs', `log-group:${given}`);
  if (types.some(({ name }) => name === 'log-group')) return one(group, `${group}:*`, `${group}:log-stream:`);
  const stream = text(call, 'LogStreamName');
  if (stream !== undefined) return one(`${group}:log-stream:${stream}`);
  return [[{ names: [`${group}:log-stream:${ANY}`], gap: 'the log stream' }]];
}

/** A schedule without a group is in the default one. */
function schedule(call: ServiceCall, { types }: IamAction): readonly Alternatives[] | undefined {
  const name = types.some((type) => type.name === 'schedule') ? text(call, 'Name') : undefined;
  const group = text(call, 'GroupName') ?? 'default';
  return name === undefined ? undefined : one(localArn(call, 'scheduler', `schedule/${group}/${name}`));
}

/**
 * Secrets Manager adds a hyphen and six characters to the name of a secret. A partial ARN lacks them.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html
 */
function secret(call: ServiceCall, { types }: IamAction, around: Surroundings): readonly Alternatives[] | undefined {
  const given = text(call, 'SecretId');
  if (given === undefined || types.length === 0) return undefined;
  const arn = isArn(given) ? given : localArn(call, 'secretsmanager', `secret:${given}`);
  if (around.isOwn(arn)) return one(arn);
  const suffixed = `${arn}-${ONE.repeat(6)}`;
  // A name may end like a suffix.
  if (/-[A-Za-z0-9]{6}$/.test(arn)) return isArn(given) ? one(arn) : one(suffixed, arn);
  const gap = 'the six characters at the end of the ARN of the secret: give SecretId as the whole ARN';
  return [[{ names: [suffixed], gap }]];
}

/** A URL such as https://sqs.us-east-1.amazonaws.com/123456789012/orders. */
function queue(call: ServiceCall): readonly Alternatives[] | undefined {
  const url = text(call, 'QueueUrl');
  if (url === undefined) return undefined;
  const [, region, account, name] = /^https?:\/\/sqs\.([^./]+)\.[^/]+\/(\d{12})\/([^/]+)$/.exec(url) ?? [];
  if (name !== undefined) return one(`arn:${call.home.partition}:sqs:${region}:${account}:${name}`);
  const gap = `the queue behind the URL ${url}`;
  return [[{ names: [`arn:${call.home.partition}:sqs:${ANY}`], gap }]];
}

/** AWS's own documents have no account in their ARNs. */
function document(call: ServiceCall, action: IamAction): readonly Alternatives[] | undefined {
  const name = text(call, 'DocumentName') ?? (action.name.endsWith('Document') ? text(call, 'Name') : undefined);
  if (name === undefined || !action.types.some((type) => type.name === 'document') || isArn(name)) return undefined;
  const { partition, region } = call.home;
  const own = localArn(call, 'ssm', `document/${name}`);
  const names = name.startsWith('AWS-') ? [`arn:${partition}:ssm:${region}::document/${name}`, own] : [own];
  const instances = member(call.args, 'InstanceIds');
  const ids = isArray(instances) ? instances.map(String) : [];
  return [[{ names }], ...ids.flatMap((id) => one(localArn(call, 'ec2', `instance/${id}`)))];
}

/** A version or an alias is allowed with the machine itself, too. */
function machine(call: ServiceCall, { types }: IamAction): readonly Alternatives[] | undefined {
  const given = text(call, 'StateMachineArn');
  if (given === undefined || !types.some(({ name }) => name.toLowerCase() === 'statemachine')) return undefined;
  return isArn(given) ? one(...new Set([given, unqualifiedArn(given)])) : undefined;
}

/**
 * A text message has no topic: only `*` allows it. https://docs.aws.amazon.com/sns/latest/dg/sns-using-identity-based-policies.html
 */
function textMessage(call: ServiceCall): readonly Alternatives[] | undefined {
  return text(call, 'PhoneNumber') === undefined ? undefined : [[NO_RESOURCE]];
}

/**
 * The state machine or the activity that the token belongs to, although AWS's reference names no resource.
 * Measured: https://github.com/aws/aws-cdk/pull/8486
 */
function ownerOfToken(call: ServiceCall): readonly Alternatives[] {
  const gap = 'the state machine or the activity that the task token belongs to';
  return [[{ names: [localArn(call, 'states', ANY)], gap }]];
}

/**
 * The sender: an identity is a whole address or its domain, whichever is verified.
 * https://docs.aws.amazon.com/ses/latest/dg/sending-authorization-identity-owner-tasks-policy.html
 */
function identity(call: ServiceCall): readonly Alternatives[] | undefined {
  const own = ['FromEmailAddressIdentityArn', 'SourceArn']
    .map((name) => text(call, name))
    .find((arn) => arn && isArn(arn));
  if (own !== undefined) return one(own);
  const sender = text(call, 'FromEmailAddress') ?? text(call, 'Source');
  const [, domain] = /@([^@\s<>]+)>?\s*$/.exec(sender ?? '') ?? [];
  if (sender === undefined || domain === undefined) return undefined;
  const address = /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender;
  const parents = domain
    .split('.')
    .map((_, at, labels) => labels.slice(at).join('.'))
    .slice(0, -1);
  return one(...[address, ...parents].map((name) => localArn(call, 'ses', `identity/${name}`)));
}
