import { CATALOGUE } from '../../../src/asl/services/catalogue/table';
import { actionRow, integrationRow, jobOf, rowOfModel, serviceRow, syncRow } from '../../../src/asl/services/lookup';
import type { ServiceResource } from '../../../src/asl/services/resource';
import { calledIn, resourceOf } from '../../support/resources';

const integration = (text: string) => resourceOf(text) as ServiceResource;

test('a row is found by service and action, whatever the pattern', () => {
  expect(actionRow(calledIn('glue:startJobRun.waitForTaskToken'))).toBe(CATALOGUE.glue!.actions.startJobRun);
  expect(serviceRow(calledIn('glue:startJobRun'))).toBe(CATALOGUE.glue);
});

test('a function by its ARN has the row of lambda:invoke', () => {
  const resource = calledIn('arn:aws:lambda:us-east-1:123456789012:function:F');
  expect(actionRow(resource)).toBe(CATALOGUE.lambda!.actions.invoke);
});

test.each(['aws-sdk:glue:startJobRun', 'glue:toString', 'toString:startJobRun', 'glue:startCrawler'])(
  'there is no row for %s',
  (text) => {
    expect(actionRow(calledIn(text))).toBeUndefined();
  },
);

test('an integration exists with the patterns that its row has', () => {
  const texts = [
    'glue:startJobRun',
    'glue:startJobRun.sync',
    'glue:startJobRun.sync:2',
    'glue:startJobRun.waitForTaskToken',
  ];
  expect(texts.map((text) => integrationRow(integration(text)) !== undefined)).toEqual([true, true, false, false]);
});

test('only .sync waits for a job', () => {
  const texts = [
    'glue:startJobRun',
    'glue:startJobRun.sync',
    'ecs:runTask.waitForTaskToken',
    'aws-sdk:glue:startJobRun',
  ];
  expect(texts.map((text) => syncRow(integration(text)) !== undefined)).toEqual([false, true, false, false]);
});

test('a deletion is followed, but is not a job that fails by its description', () => {
  expect(syncRow(integration('eks:deleteCluster.sync'))?.follow).toEqual(['eks:DescribeCluster']);
  expect(jobOf(integration('eks:deleteCluster.sync'))).toBeUndefined();
  expect(jobOf(integration('states:startExecution.sync:2'))?.describedBy).toBe('describeExecution');
});

test('a service is found by its name in the models', () => {
  expect(rowOfModel('eventbridge')).toBe(CATALOGUE.events);
  expect(rowOfModel('ec2')).toBeUndefined();
});
