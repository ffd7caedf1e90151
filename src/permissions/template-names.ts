// The names that CloudFormation will give to the resources of an app that have no name in their template.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html
import { ANY, ONE } from './unknown-parts';
import { isArn } from '../asl/arn';
import { nameProperties } from '../templates/cloud-formation/arns';
import type { ResolvedResource, ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { templatesAround } from '../templates/cloud-formation/templates-around';

/** The shortest length limit of names among common types. A longer name is shortened at the stack's or its own part. */
const LENGTH = 63;
const RANDOM = '-XXXXXXXXXXXX'.length;

interface Deployed {
  readonly own: string;
  /** The beginning of the ARN. */
  readonly before: string;
  readonly after: RegExp;
}

export class TemplateNames {
  private readonly deployed: Deployed[] = [];
  /** Other names of resources, by the ARN that the simulator gives them. */
  private readonly others = new Map<string, readonly string[]>();

  constructor(template: ResolvedTemplate) {
    for (const each of templatesAround(template)) for (const resource of each.allResources()) this.add(resource);
  }

  /** The name itself comes first. The part after a resource's ARN (an object's key, an alias, an index) stays. */
  namesOf(arn: string): readonly string[] {
    for (let end = arn.length; end > 0; end = Math.max(arn.lastIndexOf('/', end - 1), arn.lastIndexOf(':', end - 1))) {
      const others = this.others.get(arn.slice(0, end));
      if (others?.length) return [arn, ...others.map((other) => other + arn.slice(end))];
    }
    return [arn];
  }

  /** The resource of the template that may have this name once it is deployed: `shop-Charge-1A2B3C4D5E6F`. */
  deployedAs(arn: string): string | undefined {
    if (this.others.has(arn)) return undefined;
    return this.deployed.find(({ before, after }) => arn.startsWith(before) && after.test(arn.slice(before.length)))
      ?.own;
  }

  isOwn(arn: string): boolean {
    return this.others.has(arn);
  }

  private add(resource: ResolvedResource): void {
    const arn = arnOf(resource);
    if (arn === undefined) return;
    const others = physicalArns(resource, arn);
    this.others.set(arn, others);
    if (others.some((other) => other.endsWith(ANY)) && arn.endsWith(resource.logicalId)) {
      this.deployed.push(deployedNames(arn));
    }
    if (resource.type !== 'AWS::StepFunctions::StateMachine') return;
    for (const kind of ['execution', 'express', 'mapRun']) {
      const named = (text: string) => text.replace(':stateMachine:', `:${kind}:`);
      this.others.set(named(arn), others.map(named));
    }
  }
}

/** Undefined for a resource without an ARN, and for one whose names depend on unresolved values. */
function arnOf(resource: ResolvedResource): string | undefined {
  try {
    const arn = isArn(resource.ref) ? resource.ref : resource.tryAttribute('Arn');
    return arn !== undefined && isArn(arn) ? arn.replace(/:\*$/, '') : undefined;
  } catch {
    return undefined;
  }
}

function physicalArns(resource: ResolvedResource, arn: string): readonly string[] {
  const { type, logicalId } = resource;
  // Secrets Manager adds six characters to every name.
  const suffix = type === 'AWS::SecretsManager::Secret' ? `-${ONE.repeat(6)}` : '';
  const isNamed = nameProperties(type).some((property) => resource.property(property) !== undefined);
  if (isNamed) return suffix === '' ? [] : [arn + suffix];
  const at = arn.lastIndexOf(logicalId);
  const isWhole = /^(?:[:/]|$)/.test(arn.slice(at + logicalId.length)) && /[:/]$/.test(arn.slice(0, at));
  if (at < 0 || !isWhole) return [];
  const rest = arn.slice(at + logicalId.length) + suffix;
  return [arn.slice(0, at) + physicalName(resource) + rest, ...(suffix === '' ? [] : [arn + suffix])];
}

/** The names of a resource for any stack name and any random suffix. */
function deployedNames(own: string): Deployed {
  const name = own.slice(Math.max(own.lastIndexOf(':'), own.lastIndexOf('/')) + 1);
  const before = own.slice(0, own.length - name.length);
  return { own, before, after: new RegExp(`(?:^|-)${name}-[a-z0-9]{8,14}(?:$|[:/])`, 'i') };
}

function physicalName({ type, logicalId, template: { stackName } }: ResolvedResource): string {
  if (type === 'AWS::StepFunctions::StateMachine' || type === 'AWS::SecretsManager::Secret') {
    return `${logicalId}-${ANY}`;
  }
  if (stackName.length + 1 + logicalId.length + RANDOM > LENGTH) return ANY;
  const name = `${stackName}-${logicalId}-`;
  return (type === 'AWS::S3::Bucket' ? name.toLowerCase() : name) + ANY;
}
