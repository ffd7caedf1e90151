// Finds the resources of a call, as IAM names them: one rule per service, by its IAM prefix.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import { localArn, text, type ServiceCall } from './service-call';
import { functionArn, isArn } from '../asl/arn';
import { isArray, isObject, member } from '../json/json';

/** The ARNs; undefined if the arguments do not name them, or the rule does not know the action. */
type Rule = (call: ServiceCall) => readonly string[] | undefined;

/** The ARN of an argument that is an ARN, or the name in `arn:aws:<service>:<region>:<account>:<prefix><name>`. */
function named(service: string, prefix: string, ...parameters: readonly string[]): Rule {
  return (call) => {
    const name = parameters.map((parameter) => text(call, parameter)).find((value) => value !== undefined);
    if (name === undefined) return undefined;
    return [isArn(name) ? name : localArn(call, service, prefix + name)];
  };
}

/** Combines rules: the first that finds something counts. */
function first(...rules: readonly Rule[]): Rule {
  return (call) => {
    for (const rule of rules) {
      const found = rule(call);
      if (found) return found;
    }
    return undefined;
  };
}

const table = named('dynamodb', 'table/', 'TableName', 'TableArn');

const RULES: Readonly<Record<string, Rule>> = {
  athena: (call) => [localArn(call, 'athena', `workgroup/${text(call, 'WorkGroup') ?? 'primary'}`)],
  batch: (call) => {
    const definition = named('batch', 'job-definition/', 'JobDefinition')(call);
    const jobQueue = named('batch', 'job-queue/', 'JobQueue')(call);
    return definition && jobQueue && [...definition, ...jobQueue];
  },
  bedrock: (call) => {
    const model = text(call, 'ModelId');
    if (model === undefined) return undefined;
    const { partition, region } = call.home;
    return [isArn(model) ? model : `arn:${partition}:bedrock:${region}::foundation-model/${model}`];
  },
  'bedrock-agentcore': named('bedrock-agentcore', 'harness/', 'HarnessArn'),
  codebuild: named('codebuild', 'project/', 'ProjectName'),
  dynamodb: first(table, requestedTables),
  ecs: named('ecs', 'task-definition/', 'TaskDefinition'),
  events: eventBuses,
  'execute-api': apiResource,
  firehose: named('firehose', 'deliverystream/', 'DeliveryStreamName'),
  glue: first(named('glue', 'job/', 'JobName'), named('glue', 'crawler/', 'Name')),
  kinesis: named('kinesis', 'stream/', 'StreamARN', 'StreamName'),
  kms: (call) => {
    const key = text(call, 'KeyId');
    if (key === undefined) return undefined;
    return [isArn(key) ? key : localArn(call, 'kms', key.startsWith('alias/') ? key : `key/${key}`)];
  },
  lambda: invokedFunction,
  logs: named('logs', 'log-group:', 'LogGroupName'),
  s3: bucketOrObject,
  scheduler: (call) => {
    const name = text(call, 'Name');
    const group = text(call, 'GroupName') ?? 'default';
    return name === undefined ? undefined : [localArn(call, 'scheduler', `schedule/${group}/${name}`)];
  },
  secretsmanager: named('secretsmanager', 'secret:', 'SecretId'),
  sns: first(named('sns', '', 'TopicArn', 'TargetArn')),
  sqs: queue,
  ssm: (call) => {
    const name = text(call, 'Name');
    return name === undefined ? undefined : [localArn(call, 'ssm', `parameter/${name.replace(/^\//, '')}`)];
  },
  states: named('states', 'stateMachine:', 'StateMachineArn', 'ExecutionArn', 'ActivityArn'),
};

/** The resources of a call of an action with this IAM prefix. */
export function resourcesOf(prefix: string, call: ServiceCall): readonly string[] | undefined {
  return Object.hasOwn(RULES, prefix) ? RULES[prefix]!(call) : undefined;
}

/** BatchGetItem and BatchWriteItem: tables by name. */
function requestedTables(call: ServiceCall): readonly string[] | undefined {
  const requests = member(call.args, 'RequestItems');
  if (!isObject(requests)) return undefined;
  return Object.keys(requests).map((name) => (isArn(name) ? name : localArn(call, 'dynamodb', `table/${name}`)));
}

/** The buses of PutEvents' entries; an entry without one goes to the default bus. */
function eventBuses(call: ServiceCall): readonly string[] | undefined {
  const entries = member(call.args, 'Entries');
  if (!isArray(entries)) return undefined;
  const names = entries.map((entry) => (isObject(entry) ? member(entry, 'EventBusName') : undefined) ?? 'default');
  return [...new Set(names)].map((name) =>
    isArn(String(name)) ? String(name) : localArn(call, 'events', `event-bus/${String(name)}`),
  );
}

/** A function by its name, its partial ARN or its ARN, with the version or alias that is called. */
function invokedFunction(call: ServiceCall): readonly string[] | undefined {
  const name = text(call, 'FunctionName');
  if (name === undefined) return undefined;
  const qualifier = text(call, 'Qualifier');
  const arn = functionArn(name, call.home);
  return [qualifier === undefined || arn.endsWith(`:${qualifier}`) ? arn : `${arn}:${qualifier}`];
}

/** A URL such as https://sqs.us-east-1.amazonaws.com/123456789012/orders. */
function queue(call: ServiceCall): readonly string[] | undefined {
  const url = text(call, 'QueueUrl');
  const [, region, account, name] = /^https?:\/\/sqs\.([^./]+)\.[^/]+\/(\d{12})\/([^/]+)$/.exec(url ?? '') ?? [];
  return name === undefined ? undefined : [`arn:${call.home.partition}:sqs:${region}:${account}:${name}`];
}

/** The bucket for actions on the whole bucket, otherwise the object. */
function bucketOrObject(call: ServiceCall): readonly string[] | undefined {
  const bucket = text(call, 'Bucket');
  if (bucket === undefined) return undefined;
  const arn = isArn(bucket) ? bucket : `arn:${call.home.partition}:s3:::${bucket}`;
  const key = text(call, 'Key');
  if (key !== undefined) return [`${arn}/${key}`];
  return /objects$/i.test(call.action) && !call.action.startsWith('list') ? [`${arn}/*`] : [arn];
}

/** `ApiEndpoint: abc.execute-api.us-east-1.amazonaws.com`, with Stage, Method and Path. */
function apiResource(call: ServiceCall): readonly string[] | undefined {
  const [, api, region] = /^([^.]+)\.execute-api\.([^.]+)\./.exec(text(call, 'ApiEndpoint') ?? '') ?? [];
  const method = text(call, 'Method');
  if (api === undefined || method === undefined) return undefined;
  const path = (text(call, 'Path') ?? '').replace(/^\//, '');
  const { partition, account } = call.home;
  return [
    `arn:${partition}:execute-api:${region}:${account}:${api}/${text(call, 'Stage') ?? '$default'}/${method}/${path}`,
  ];
}
