// One resource of a resolved template: its properties, and the names and ARNs that identify it.
import { attributeOf, nameProperties, refOf } from './arns';
import { stackId } from './pseudo-parameters';
import type { ResolvedResource, ResolvedTemplate } from './resolved';
import type { Resolver } from './resolver';
import type { Named } from './resource-types';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import { isCall } from '../is-call';
import type { TemplateResource } from '../template';

/** The resource of a lazy template. */
export class LazyResource implements ResolvedResource {
  private known: Named | undefined;

  constructor(
    readonly template: ResolvedTemplate,
    private readonly resolver: Resolver,
    readonly logicalId: string,
    private readonly written: TemplateResource,
  ) {}

  get type(): string {
    return this.written.type;
  }

  get constructPath(): string | undefined {
    const own = member(this.written.metadata, 'aws:cdk:path');
    return typeof own === 'string' ? own : this.template.surroundings.constructPath(this.logicalId);
  }

  get name(): string {
    for (const property of nameProperties(this.type)) {
      const name = this.property(property);
      if (typeof name === 'string') return name;
    }
    return this.logicalId;
  }

  get ref(): string {
    if (this.type !== 'AWS::CloudFormation::Stack') return refOf(this.named());
    return stackId({ ...this.template.environment, stackName: this.nestedStackName });
  }

  get nestedStackName(): string {
    return `${this.template.stackName}-${this.logicalId}`;
  }

  tryAttribute(attribute: string): string | undefined {
    return attributeOf(this.named(), attribute);
  }

  property(name: string): Json | undefined {
    const value = member(this.written.properties, name);
    if (value === undefined) return undefined;
    return this.resolver.once(this.place(name), () => this.resolver.resolve(value));
  }

  text(name: string): string | undefined {
    const value = this.property(name);
    return value === undefined ? undefined : this.resolver.text(value, this.place(name));
  }

  members(name: string): ReadonlyMap<string, () => Json | undefined> {
    const value = member(this.written.properties, name);
    if (value === undefined) return new Map();
    if (isObject(value) && !isCall(value)) {
      const place = this.place(name);
      return new Map(
        Object.entries(value).map(([key, each]) => [
          key,
          () => this.resolver.once(`${place}.${key}`, () => this.resolver.resolve(each)),
        ]),
      );
    }
    const resolved = this.property(name);
    if (isObject(resolved)) return new Map(Object.entries(resolved).map(([key, each]) => [key, () => each]));
    return this.resolver.fail(this.place(name), `expected an object; found ${JSON.stringify(resolved)}`);
  }

  properties(): JsonObject {
    const entries = Object.keys(this.written.properties).map((name) => [name, this.property(name)] as const);
    return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
  }

  place(property: string): string {
    return `${this.logicalId} (${this.type}) Properties.${property}`;
  }

  private named(): Named {
    return (this.known ??= this.asNamed());
  }

  private asNamed(): Named {
    const { region, account, partition, urlSuffix } = this.template.environment;
    return {
      region,
      account,
      partition,
      urlSuffix,
      type: this.type,
      logicalId: this.logicalId,
      name: this.name,
      property: (property: string) => this.property(property),
      text: (property: string) => this.text(property),
      ordinal: (property: string) => this.ordinal(property),
    };
  }

  private ordinal(property: string): number {
    const value = this.text(property);
    const alike = this.template.resourcesOfType(this.type).filter((each) => each.text(property) === value);
    return alike.indexOf(this) + 1;
  }
}
