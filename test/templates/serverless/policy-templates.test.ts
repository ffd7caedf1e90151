// SAM's policy templates: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
import { readPolicy } from '../../../src/permissions/policy';
import { resolveTemplate } from '../../../src/templates/cloud-formation/resolve-template';
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

test('a connector names its source and its destination by their properties, too', () => {
  const template = resolveTemplate({
    Transform: 'AWS::Serverless-2016-10-31',
    Resources: {
      Orders: { Type: 'AWS::Serverless::StateMachine', Properties: { Role: 'arn:aws:iam::123456789012:role/own' } },
      Link: {
        Type: 'AWS::Serverless::Connector',
        Properties: {
          Source: { Type: 'AWS::Serverless::StateMachine', RoleName: 'own' },
          Destination: {
            Type: 'AWS::Events::EventBus',
            Arn: 'arn:aws:events:us-east-1:123456789012:event-bus/default',
          },
          Permissions: ['Write'],
        },
      },
    },
  });
  expect(template.resource('LinkPolicy')!.properties()).toEqual({
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['events:PutEvents'],
          Resource: ['arn:aws:events:us-east-1:123456789012:event-bus/default'],
        },
      ],
    },
    Roles: ['own'],
  });
});
