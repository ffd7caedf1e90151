// SAM's policy templates: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
import { readPolicy } from '../../../src/permissions/policy';
import {
  policyFromTemplate,
  policyTemplateNames,
  sourceOfPolicyTemplates,
} from '../../../src/templates/serverless/policy-templates';

test('all of them are policies', () => {
  const names = policyTemplateNames();
  expect(names.length).toBeGreaterThan(80);
  expect(sourceOfPolicyTemplates()).toMatch(/^aws-sam-translator \d+\.\d+/);
  for (const name of names) {
    const text = JSON.stringify(policyFromTemplate(name, {}));
    expect(text).not.toContain('"Ref":"');
    const resolved = JSON.parse(text.replace(/\{"Fn::Sub":(?:\[("[^"]*"),\{[^}]*\}\]|("[^"]*"))\}/g, '$1$2')) as never;
    expect(readPolicy(name, resolved, name).statements.length).toBeGreaterThan(0);
  }
});

test('a parameter is put where the template refers to it', () => {
  expect(policyFromTemplate('SQSPollerPolicy', { QueueName: { Ref: 'Queue' } })).toMatchObject({
    Statement: [{ Effect: 'Allow', Resource: { 'Fn::Sub': [expect.any(String), { queueName: { Ref: 'Queue' } }] } }],
  });
});

test('a template that SAM does not have', () => {
  expect(policyFromTemplate('FictionalPolicy', {})).toBeUndefined();
  expect(policyFromTemplate('source', {})).toBeUndefined();
});
