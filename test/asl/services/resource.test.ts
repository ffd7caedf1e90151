import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import {
  hasPlaceholder,
  isOptimised,
  isSync,
  patternOf,
  readResource,
  resourceType,
  type ServiceResource,
} from '../../../src/asl/services/resource';
import { integrationOf } from '../../../src/services/integrations/table';
import { resourceOf } from '../../support/resources';

const SRC = join(__dirname, '../../../src');
const NOWHERE = { partition: 'aws', region: '', account: '' };

test.each([
  ['lambda:invoke', { kind: 'optimised', service: 'lambda', action: 'invoke', pattern: undefined }],
  ['ecs:runTask.sync', { kind: 'optimised', service: 'ecs', action: 'runTask', pattern: 'sync' }],
  [
    'states:startExecution.sync:2',
    { kind: 'optimised', service: 'states', action: 'startExecution', pattern: 'sync:2' },
  ],
  [
    'sqs:sendMessage.waitForTaskToken',
    { kind: 'optimised', service: 'sqs', action: 'sendMessage', pattern: 'waitForTaskToken' },
  ],
  ['aws-sdk:s3:getObject', { kind: 'sdk', service: 's3', action: 'getObject', pattern: undefined }],
  [
    'aws-sdk:sfn:startExecution.waitForTaskToken',
    { kind: 'sdk', service: 'sfn', action: 'startExecution', pattern: 'waitForTaskToken' },
  ],
])('arn:aws:states:::%s is an integration of a service', (text, parts) => {
  const arn = `arn:aws:states:::${text}`;
  expect(readResource(arn)).toEqual({ ...parts, ...NOWHERE, arn });
});

test('a function by its ARN is a call of lambda:invoke', () => {
  const arn = 'arn:aws-cn:lambda:cn-north-1:123456789012:function:Charge:live';
  expect(readResource(arn)).toEqual({
    ...{ kind: 'function', service: 'lambda', action: 'invoke', pattern: undefined },
    ...{ arn, partition: 'aws-cn', region: 'cn-north-1', account: '123456789012' },
  });
});

test('an activity has a name', () => {
  const arn = 'arn:aws:states:us-east-1:123456789012:activity:Approve';
  expect(readResource(arn)).toEqual({
    ...{ kind: 'activity', name: 'Approve', arn },
    ...{ partition: 'aws', region: 'us-east-1', account: '123456789012' },
  });
});

test.each([
  '',
  'Charge',
  'arn:aws:states:::',
  'arn:aws:states:::lambda',
  'arn:aws:states:::lambda:',
  'arn:aws:states:::lambda:.sync',
  'arn:aws:states:::aws-sdk:s3',
  'arn:aws:states:::aws-sdk:s3:get:object',
  'arn:aws:lambda:us-east-1:123456789012:layer:Common',
  'arn:aws:sqs:us-east-1:123456789012:orders',
])("no task can call '%s'", (text) => {
  expect(readResource(text)).toBeUndefined();
});

test('text after the dot that is not a pattern stays part of the action', () => {
  expect(readResource('arn:aws:states:::ecs:runTask.async')).toMatchObject({
    action: 'runTask.async',
    pattern: undefined,
  });
  expect(readResource('arn:aws:states:::ecs:runTask.${Pattern}')).toMatchObject({ action: 'runTask.${Pattern}' });
});

test('the pattern shows even where a placeholder hides the rest', () => {
  expect(patternOf('arn:${AWS::Partition}:states:::ecs:runTask.sync')).toBe('sync');
  expect(patternOf('${Start}.sync:2')).toBe('sync:2');
  expect(patternOf('arn:aws:states:::ecs:runTask')).toBeUndefined();
});

test('both forms of .sync wait for a job', () => {
  const waiting = ['sync', 'sync:2', 'waitForTaskToken', undefined] as const;
  expect(waiting.filter((pattern) => isSync({ pattern }))).toEqual(['sync', 'sync:2']);
});

test('an action of the AWS SDK is not the optimised integration of the same name', () => {
  expect(isOptimised(resourceOf('lambda:invoke.waitForTaskToken'), 'lambda', 'invoke')).toBe(true);
  expect(isOptimised(resourceOf('aws-sdk:lambda:invoke'), 'lambda', 'invoke')).toBe(false);
  expect(isOptimised(undefined, 'lambda', 'invoke')).toBe(false);
});

test.each(['lambda:invoke', 'aws-sdk:s3:getObject.waitForTaskToken', 'states:startExecution.sync:2'])(
  'histories name %s by its type and its action',
  (text) => {
    const resource = resourceOf(text) as ServiceResource;
    const [, type, action] = /^((?:aws-sdk:)?\w+):(.+)$/.exec(text)!;
    expect(resourceType(resource)).toBe(type);
    expect(integrationOf(resource.arn).succeededEvent.details).toEqual({ resourceType: type, resource: action });
  },
);

test('a placeholder is what a deployment fills in', () => {
  expect(hasPlaceholder('arn:aws:states:::${Service}:putItem')).toBe(true);
  expect(hasPlaceholder('arn:aws:states:::dynamodb:putItem')).toBe(false);
});

/** The files with a regular expression that looks like one over ARNs or patterns of integrations; not generated ones. */
function expressionsOver(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return expressionsOver(path);
    if (!/\.ts$/.test(entry.name) || /generated/.test(entry.name)) return [];
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (
        ts.isRegularExpressionLiteral(node) &&
        /arn:|states:|aws-sdk|lambda:|:activity|\.sync|TaskToken/.test(node.text)
      ) {
        found.push(relative(SRC, path));
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
    return found;
  });
}

// The others are about the ARNs of requests, of policies and of traces.
test('only resource.ts reads a Resource with a regular expression', () => {
  expect([...new Set(expressionsOver(SRC))]).toEqual([
    'endpoint/arns.ts',
    'endpoint/state/configurations.ts',
    'endpoint/state/function-requests.ts',
    'permissions/decide.ts',
    'permissions/policy.ts',
    'permissions/resources/rules.ts',
    'views/stable-text.ts',
  ]);
});
