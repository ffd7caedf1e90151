// Policies on resources, which allow what a role of the same account does not allow itself.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics-single-account.html
import { isArray, isObject, member, type Json } from '../json/json';
import type { ResolvedResource, ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { templatesAround } from '../templates/cloud-formation/templates-around';

/** The types of resources with a policy: the IAM prefix of its actions, and the property with the document. */
const TYPES: Readonly<Record<string, readonly [prefix: string, property: string]>> = {
  'AWS::DynamoDB::Table': ['dynamodb', 'ResourcePolicy'],
  'AWS::ECR::Repository': ['ecr', 'RepositoryPolicyText'],
  'AWS::Events::EventBus': ['events', 'Policy'],
  'AWS::Events::EventBusPolicy': ['events', 'Statement'],
  'AWS::KMS::Key': ['kms', 'KeyPolicy'],
  'AWS::Kinesis::ResourcePolicy': ['kinesis', 'ResourcePolicy'],
  'AWS::S3::BucketPolicy': ['s3', 'PolicyDocument'],
  'AWS::SNS::TopicPolicy': ['sns', 'PolicyDocument'],
  'AWS::SQS::QueuePolicy': ['sqs', 'PolicyDocument'],
  'AWS::SecretsManager::ResourcePolicy': ['secretsmanager', 'ResourcePolicy'],
};

/** The logical id of a policy in the app that allows the role something in this service; undefined if there is none. */
export function grantingPolicy(roleArn: string, action: string, template: ResolvedTemplate): string | undefined {
  const prefix = action.slice(0, action.indexOf(':'));
  const resources = templatesAround(template).flatMap((each) => each.allResources());
  return resources.find((resource) => grants(resource, prefix, roleArn))?.logicalId;
}

function grants(resource: ResolvedResource, prefix: string, roleArn: string): boolean {
  if (resource.type === 'AWS::Lambda::Permission') {
    return prefix === 'lambda' && resource.property('Principal') === roleArn;
  }
  const [service, property] = TYPES[resource.type] ?? [];
  return service === prefix && allows(resource.property(property!), roleArn);
}

/** Whether a statement somewhere in the value allows something to the role, or to everybody. */
function allows(value: Json | undefined, roleArn: string): boolean {
  if (isArray(value)) return value.some((each) => allows(each, roleArn));
  if (!isObject(value)) return false;
  if (member(value, 'Effect') === 'Allow') return names(member(value, 'Principal'), roleArn);
  return Object.values(value).some((each) => allows(each, roleArn));
}

function names(principal: Json | undefined, roleArn: string): boolean {
  if (typeof principal === 'string') return principal === '*' || principal === roleArn;
  if (isArray(principal)) return principal.some((each) => names(each, roleArn));
  return isObject(principal) && names(member(principal, 'AWS'), roleArn);
}
