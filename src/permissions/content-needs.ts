// Needs of calls whose IAM actions depend on the contents of the arguments: transactions, statements, copies, versions.
import type { Need } from './need';
import { tableArn } from './resources/dynamodb';
import { objectOf } from './resources/s3';
import { text, type ServiceCall } from './service-call';
import { ANY } from './unknown-parts';
import { isArray, isObject, member, type Json } from '../json/json';

type Rule = (call: ServiceCall) => readonly Need[] | undefined;

/**
 * S3: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html, API_GetObject.html and its kin for VersionId.
 * DynamoDB: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html, ql-iam.html
 * KMS: https://docs.aws.amazon.com/kms/latest/APIReference/API_ReEncrypt.html
 */
const RULES: Readonly<Record<string, Rule>> = {
  'dynamodb:batchExecuteStatement': (call) => statements(member(call.args, 'Statements'), call),
  'dynamodb:executeStatement': (call) => statements([call.args], call),
  'dynamodb:executeTransaction': (call) => statements(member(call.args, 'TransactStatements'), call),
  'dynamodb:transactGetItems': transaction,
  'dynamodb:transactWriteItems': transaction,
  'kms:reEncrypt': reEncryption,
  's3:copyObject': copy,
  's3:uploadPartCopy': copy,
  's3:deleteObject': version('s3:DeleteObjectVersion'),
  's3:deleteObjectTagging': version('s3:DeleteObjectVersionTagging'),
  's3:getObject': version('s3:GetObjectVersion'),
  's3:getObjectAcl': version('s3:GetObjectVersionAcl'),
  's3:getObjectTagging': version('s3:GetObjectVersionTagging'),
  's3:headObject': version('s3:GetObjectVersion'),
  's3:putObjectAcl': version('s3:PutObjectVersionAcl'),
  's3:putObjectTagging': version('s3:PutObjectVersionTagging'),
};

/** Undefined if the operation alone determines the needs. */
export function contentNeeds(call: ServiceCall): readonly Need[] | undefined {
  const key = `${call.service.toLowerCase()}:${call.action}`;
  return Object.hasOwn(RULES, key) ? RULES[key]!(call) : undefined;
}

/** Such as `{ Put: { TableName: 'orders' } }`. */
const OPERATIONS: Readonly<Record<string, string>> = {
  ConditionCheck: 'ConditionCheckItem',
  Delete: 'DeleteItem',
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
};

function transaction(call: ServiceCall): readonly Need[] | undefined {
  const items = member(call.args, 'TransactItems');
  if (!isArray(items)) return undefined;
  const needs = items.flatMap((item) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([operation, of]): readonly Need[] => {
      const table = isObject(of) ? text({ args: of }, 'TableName') : undefined;
      const action = OPERATIONS[operation];
      if (table === undefined || action === undefined) return [];
      return [{ action: `dynamodb:${action}`, resources: [{ names: [tableArn(call, table)] }] }];
    }),
  );
  return needs.length === 0 ? undefined : needs;
}

const STATEMENT =
  /^\s*(?:(SELECT)\b.*?\bFROM|(INSERT)\s+INTO|(UPDATE)|(DELETE)\s+FROM)\s+(?:"([^"]+)"|([\w.-]+))(?:\.(?:"([^"]+)"|([\w.-]+)))?/is;

function statements(list: Json | undefined, call: ServiceCall): readonly Need[] | undefined {
  if (!isArray(list)) return undefined;
  const needs = list.map((one): Need | undefined => {
    const written = isObject(one) ? text({ args: one }, 'Statement') : undefined;
    const [, select, insert, update, remove, quoted, plain, quotedIndex, index] = STATEMENT.exec(written ?? '') ?? [];
    const verb = select ?? insert ?? update ?? remove;
    const table = quoted ?? plain;
    if (verb === undefined || table === undefined) return undefined;
    const kind = verb.charAt(0).toUpperCase() + verb.slice(1).toLowerCase();
    const of = quotedIndex ?? index;
    const arn = `${tableArn(call, table)}${of === undefined ? '' : `/index/${of}`}`;
    return { action: `dynamodb:PartiQL${kind}`, resources: [{ names: [arn] }] };
  });
  return needs.every((need): need is Need => need !== undefined) ? needs : undefined;
}

/** From the key of the text, if it is named, to the destination. */
function reEncryption(call: ServiceCall): readonly Need[] {
  const of = (parameter: string) => {
    const key = text(call, parameter);
    const { partition, region, account } = call.home;
    const isId = key !== undefined && !/(?:^|:)alias\//.test(key);
    const arn =
      isId && key.startsWith('arn:') ? key : `arn:${partition}:kms:${region}:${account}:key/${isId ? key : ANY}`;
    return [{ names: [arn], gap: `the key of ${parameter}` }];
  };
  return [
    { action: 'kms:ReEncryptFrom', resources: of('SourceKeyId') },
    { action: 'kms:ReEncryptTo', resources: of('DestinationKeyId') },
  ];
}

/** `CopySource: bucket/key`, or the AWS SDK's SourceBucket and SourceKey. */
function copy(call: ServiceCall): readonly Need[] | undefined {
  const bucket = text(call, 'Bucket');
  const key = text(call, 'Key');
  if (bucket === undefined) return undefined;
  const [, sourceBucket = text(call, 'SourceBucket'), sourceKey = text(call, 'SourceKey'), versionId] =
    /^\/?([^/]+)\/([^?]*)(?:\?versionId=(.*))?$/s.exec(text(call, 'CopySource') ?? '') ?? [];
  const source =
    sourceBucket === undefined
      ? [{ names: [`arn:${call.home.partition}:s3:::${ANY}`], gap: 'the source of the copy' }]
      : [objectOf(call, sourceBucket, sourceKey === undefined ? undefined : decoded(sourceKey))];
  return [
    { action: versionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', resources: source },
    { action: 's3:PutObject', resources: [objectOf(call, bucket, key)] },
  ];
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** Versions have actions of their own. */
function version(action: string): Rule {
  return (call) => {
    const bucket = text(call, 'Bucket');
    if (text(call, 'VersionId') === undefined || bucket === undefined) return undefined;
    return [{ action, resources: [objectOf(call, bucket, text(call, 'Key'))] }];
  };
}
