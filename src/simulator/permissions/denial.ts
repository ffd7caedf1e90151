// How a call fails that the role may not make: error and cause, as each family of services words them.
// Sources are named in docs/fidelity.md.
import type { PolicyKind } from './decide';
import { sdkService } from './sdk-services';
import type { ServiceCall } from './service-call';

/** What AWS tells of a request that was denied. */
export interface Denied {
  /** `arn:aws:sts::123456789012:assumed-role/Role/session` */
  readonly principal: string;
  readonly action: string;
  readonly resource: string | undefined;
  readonly kind: PolicyKind;
  readonly isExplicit: boolean;
  readonly requestId: string;
}

export interface Failure {
  readonly error: string;
  readonly cause: string;
}

/** The exceptions of a service, as the AWS SDK for Java has them. */
interface Family {
  /** The error's name. */
  readonly error: string;
  /** How the exception names its service. */
  readonly service: string;
  readonly status: number;
  readonly code: string;
  /** How the service itself writes the action; default as IAM does. */
  readonly action?: (action: string) => string;
}

/** The optimised integrations, which speak version 1 of the AWS SDK for Java. */
const FAMILIES: Readonly<Record<string, Family>> = {
  apigateway: family('ApiGateway.403', 'AmazonApiGateway', 403),
  athena: family('Athena.AmazonAthenaException', 'AmazonAthena'),
  batch: family('Batch.AWSBatchException', 'AWSBatch', 403),
  codebuild: family('CodeBuild.AWSCodeBuildException', 'AWSCodeBuild'),
  dynamodb: family('DynamoDB.AmazonDynamoDBException', 'AmazonDynamoDBv2'),
  ecs: family('ECS.AccessDeniedException', 'AmazonECS'),
  elasticmapreduce: family('ElasticMapReduce.AmazonElasticMapReduceException', 'AmazonElasticMapReduce'),
  events: family('EventBridge.AmazonEventBridgeException', 'AmazonEventBridge'),
  glue: family('Glue.AccessDeniedException', 'AWSGlue'),
  lambda: family('Lambda.AWSLambdaException', 'AWSLambda', 403),
  sagemaker: family('SageMaker.AmazonSageMakerException', 'AmazonSageMaker'),
  sns: {
    ...family('SNS.AuthorizationErrorException', 'AmazonSNS', 403, 'AuthorizationError'),
    action: (action) => action.replace(/^sns:/, 'SNS:'),
  },
  sqs: {
    ...family('SQS.AmazonSQSException', 'AmazonSQS', 403, 'AccessDenied'),
    action: (action) => action.toLowerCase(),
  },
  states: family('StepFunctions.AWSStepFunctionsException', 'AWSStepFunctions'),
};

/** Services whose version 2 of the SDK has an exception of its own for this. */
const MODELLED: ReadonlySet<string> = new Set([
  'bedrock',
  'bedrockagent',
  'bedrockagentruntime',
  'bedrockruntime',
  'ecs',
  'eks',
  'glue',
  'rekognition',
  'textract',
]);

/** Services that answer 403 where the others answer 400. */
const FORBIDDEN: ReadonlySet<string> = new Set([
  ...['apigatewaymanagementapi', 'batch', 'bedrock', 'bedrockagent', 'bedrockagentruntime', 'bedrockruntime', 'ec2'],
  ...['eks', 'iam', 'lambda', 's3', 'scheduler', 'sesv2', 'sns', 'sqs', 'sts'],
]);

export function denial(call: ServiceCall, denied: Denied): Failure {
  return call.isSdk ? sdkDenial(call, denied) : optimisedDenial(call, denied);
}

/** The execution role may not assume the role in the task's Credentials. */
export function assumeRoleDenial(roleArn: string, taskRoleArn: string): Failure {
  return {
    error: 'States.TaskFailed',
    cause: `The role ${roleArn} is not authorized to assume the task state's role, ${taskRoleArn}.`,
  };
}

function optimisedDenial({ service }: ServiceCall, denied: Denied): Failure {
  const {
    error,
    service: name,
    status,
    code,
    action,
  } = Object.hasOwn(FAMILIES, service)
    ? FAMILIES[service]!
    : family(`${capital(service)}.AccessDeniedException`, capital(service), 403);
  const message = messageOf(denied, (action ?? String)(denied.action), denied.resource ?? '*');
  const tail = `Service: ${name}; Status Code: ${status}; Error Code: ${code}; Request ID: ${denied.requestId}; Proxy: null`;
  return { error, cause: `${message} (${tail})` };
}

function sdkDenial({ service }: ServiceCall, denied: Denied): Failure {
  const { className } = sdkService(service)!;
  const key = service.toLowerCase();
  const { action: style } = (Object.hasOwn(FAMILIES, key) && FAMILIES[key]) || {};
  // S3 puts the resource in quotation marks.
  const resource = key === 's3' ? `"${denied.resource ?? '*'}"` : (denied.resource ?? '*');
  const message = messageOf(denied, (style ?? String)(denied.action), resource);
  const status = FORBIDDEN.has(key) ? 403 : 400;
  const exception = MODELLED.has(key)
    ? 'AccessDeniedException'
    : key === 'sns'
      ? 'AuthorizationErrorException'
      : `${className}Exception`;
  return {
    error: `${className}.${exception}`,
    cause: `${message} (Service: ${className}, Status Code: ${status}, Request ID: ${denied.requestId})`,
  };
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function messageOf({ principal, kind, isExplicit }: Denied, action: string, resource: string): string {
  const article = kind === 'identity-based policy' ? 'an' : 'a';
  const reason = isExplicit
    ? `with an explicit deny in ${article} ${kind}`
    : `because no ${kind} allows the ${action} action`;
  return `User: ${principal} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
}

function family(error: string, service: string, status = 400, code = 'AccessDeniedException'): Family {
  return { error, service, status, code };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
