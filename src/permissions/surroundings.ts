// What the templates of an app add to a call: the names of their resources, and the roles that an ECS task definition
// passes on.
import { TemplateNames } from './template-names';
import { isArn, parseArn } from '../asl/arn';
import type { ResolvedResource, ResolvedTemplate } from '../templates/cloud-formation/resolved';
import { templatesAround } from '../templates/cloud-formation/templates-around';
import { tried } from '../templates/unresolved-error';

export interface Surroundings {
  /** The task role and the execution role of a task definition, by its ARN or its family. */
  taskRoles(taskDefinition: string): readonly string[];
  /** The ARNs of the task definitions of a family. */
  taskDefinitions(family: string): readonly string[];
  /** The key behind an alias of the app, such as `alias/orders`: its id or its ARN. */
  keyOf(alias: string): string | undefined;
  /** All names of the resource with this ARN, itself included: CloudFormation adds to the names that a template leaves out. */
  namesOf(arn: string): readonly string[];
  /** Whether a resource of the app has this ARN. */
  isOwn(arn: string): boolean;
  /** The resource of the app that may have this ARN once it is deployed. */
  deployedAs(arn: string): string | undefined;
}

export class TemplateSurroundings implements Surroundings {
  private names: TemplateNames | undefined;
  private known: readonly ResolvedResource[] | undefined;

  constructor(private readonly template: ResolvedTemplate) {}

  taskRoles(taskDefinition: string): readonly string[] {
    const wanted = familyOf(taskDefinition);
    const definition = this.definitions.find(({ ref }) => ref === taskDefinition || familyOf(ref) === wanted);
    const roles = ['TaskRoleArn', 'ExecutionRoleArn'].map((property) => definition?.text(property));
    return [...new Set(roles.filter((role): role is string => role !== undefined))].map((role) => this.roleArn(role));
  }

  taskDefinitions(family: string): readonly string[] {
    return this.definitions.map(({ ref }) => ref).filter((ref) => familyOf(ref) === family);
  }

  keyOf(alias: string): string | undefined {
    const aliases = templatesAround(this.template).flatMap((each) => each.resourcesOfType('AWS::KMS::Alias'));
    return tried(() => aliases.find((one) => tried(() => one.text('AliasName')) === alias)?.text('TargetKeyId'));
  }

  namesOf(arn: string): readonly string[] {
    return (this.names ??= new TemplateNames(this.template)).namesOf(arn);
  }

  deployedAs(arn: string): string | undefined {
    return (this.names ??= new TemplateNames(this.template)).deployedAs(arn);
  }

  isOwn(arn: string): boolean {
    return (this.names ??= new TemplateNames(this.template)).isOwn(arn);
  }

  private get definitions(): readonly ResolvedResource[] {
    return (this.known ??= templatesAround(this.template).flatMap((each) =>
      each.resourcesOfType('AWS::ECS::TaskDefinition'),
    ));
  }

  /** ECS takes a role by its name, too. */
  private roleArn(role: string): string {
    if (isArn(role)) return role;
    const roles = templatesAround(this.template).flatMap((each) => each.resourcesOfType('AWS::IAM::Role'));
    const own = roles.find(({ ref }) => ref === role)?.tryAttribute('Arn');
    const { partition, account } = this.template.environment;
    return own ?? `arn:${partition}:iam::${account}:role/${role}`;
  }
}

/** `charge` of `arn:aws:ecs:us-east-1:123456789012:task-definition/charge:3`. */
function familyOf(taskDefinition: string): string {
  const { resource = taskDefinition } = parseArn(taskDefinition) ?? {};
  return resource.replace(/^task-definition\//, '').replace(/:\d+$/, '');
}
