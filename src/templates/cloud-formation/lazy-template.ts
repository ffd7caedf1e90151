// A template that resolves its values lazily: resources, their properties, attributes and outputs.
import { attributesOf } from './arns';
import { evaluate } from './conditions';
import { environment, type Environment } from './environment';
import { LazyResource } from './lazy-resource';
import { countNestedStack, parametersOf } from './nested-stacks';
import { parameterValue } from './parameters';
import { PSEUDO_PARAMETERS } from './pseudo-parameters';
import type { ResolvedResource, ResolvedTemplate, Surroundings } from './resolved';
import { Resolver, type Lookups } from './resolver';
import { setHint } from '../../asl/option-error';
import { isObject, member, type Json } from '../../json/json';
import type { Template } from '../template';
import type { ResolveOptions, Substitutions } from './template-options';
import { placeholder } from '../unresolved-error';

/** The template. Each value is resolved once, on first use. */
export class LazyTemplate implements ResolvedTemplate {
  readonly environment: Environment;
  private readonly resources = new Map<string, ResolvedResource>();
  private readonly byType = new Map<string, readonly ResolvedResource[]>();
  private readonly resolver: Resolver;

  constructor(
    private readonly template: Template,
    readonly surroundings: Surroundings,
    private readonly options: ResolveOptions = {},
  ) {
    this.environment = environment(options.region, options.account);
    this.resolver = new Resolver(
      this.lookups(),
      surroundings.stackName === '' ? '' : ` of stack ${surroundings.stackName}`,
      options.leaveOpen,
    );
    for (const [logicalId, resource] of template.resources) {
      this.resources.set(logicalId, new LazyResource(this, this.resolver, logicalId, resource));
    }
  }

  get origin(): string {
    return this.surroundings.origin;
  }

  get substitutions(): Substitutions {
    return this.options.substitutions ?? {};
  }

  get leavesOpen(): boolean {
    return this.options.leaveOpen !== undefined;
  }

  get stackName(): string {
    return this.surroundings.stackName || this.options.stackName || 'Stack';
  }

  resource(logicalId: string): ResolvedResource | undefined {
    const resource = this.resources.get(logicalId);
    return resource && this.exists(logicalId) ? resource : undefined;
  }

  allResources(): readonly ResolvedResource[] {
    return [...this.resources.values()].filter((each) => this.exists(each.logicalId));
  }

  resourcesOfType(type: string): readonly ResolvedResource[] {
    let found = this.byType.get(type);
    if (!found) {
      found = [...this.resources.values()].filter((each) => each.type === type && this.exists(each.logicalId));
      this.byType.set(type, found);
    }
    return found;
  }

  resourcesUnder(constructPath: string): readonly ResolvedResource[] {
    return [...this.resources.values()].filter((each) => {
      const path = each.constructPath;
      return (path === constructPath || path?.startsWith(`${constructPath}/`)) && this.exists(each.logicalId);
    });
  }

  nestedStacks(): readonly ResolvedTemplate[] {
    return this.resourcesOfType('AWS::CloudFormation::Stack').flatMap((stack) => this.nestedStack(stack) ?? []);
  }

  nestedStack(stack: ResolvedResource): ResolvedTemplate | undefined {
    return this.resolver.once(`the template of ${stack.logicalId}`, () => {
      countNestedStack(stack);
      return this.surroundings.nestedTemplate(stack, parametersOf(stack));
    });
  }

  outputNames(): readonly string[] {
    return Object.keys(this.template.outputs).filter((name) => {
      const condition = this.outputMember(name, 'Condition');
      return typeof condition !== 'string' || this.condition(condition);
    });
  }

  output(name: string): Json | undefined {
    const value = this.outputNames().includes(name) ? this.outputMember(name, 'Value') : undefined;
    if (value === undefined) return undefined;
    return this.resolver.once(`Outputs.${name}.Value`, () => this.resolver.resolve(value));
  }

  exportName(output: string): string | undefined {
    const exported = this.outputMember(output, 'Export');
    const name = isObject(exported) ? member(exported, 'Name') : undefined;
    if (name === undefined) return undefined;
    const place = `Outputs.${output}.Export.Name`;
    return this.resolver.once(place, () => this.resolver.text(name, place));
  }

  private outputMember(output: string, key: string): Json | undefined {
    const declared = member(this.template.outputs, output);
    return isObject(declared) ? member(declared, key) : undefined;
  }

  private exists(logicalId: string): boolean {
    const condition = this.template.resources.get(logicalId)?.condition;
    return condition === undefined || this.condition(condition);
  }

  private lookups(): Lookups {
    return {
      reference: (name) => this.reference(name),
      attribute: (logicalId, attribute) => this.attribute(logicalId, attribute),
      condition: (name) => this.condition(name),
      mapping: (map, first, second) => this.mapping(map, first, second),
      importValue: (name) => this.importValue(name),
      stackOutput: (stackName, output, region) => this.stackOutput(stackName, output, region),
    };
  }

  private reference(name: string): Json | undefined {
    const pseudo = PSEUDO_PARAMETERS.get(name);
    if (pseudo) return pseudo({ ...this.environment, stackName: this.stackName });

    const parameter = member(this.template.parameters, name);
    if (parameter !== undefined) {
      const given = this.options.parameters ?? {};
      const found = parameterValue(name, parameter, given, (entry) => this.surroundings.storedParameter(entry));
      if ('value' in found) return found.value;
      return this.resolver.failUnknown({
        subject: `Ref '${name}'`,
        why: 'the parameter has no Default',
        hint: setHint('parameters', '--parameter', name),
        standIn: found.standIn,
      });
    }
    return this.resourceOrFail(`Ref '${name}'`, name).ref;
  }

  private attribute(logicalId: string, attribute: string): Json {
    const subject = `Fn::GetAtt '${logicalId}.${attribute}'`;
    const given = this.options.attributes ?? {};
    const key = `${logicalId}.${attribute}`;
    if (Object.hasOwn(given, key)) return given[key] as string;
    const resource = this.resourceOrFail(subject, logicalId);
    const value = this.tryAttribute(resource, attribute);
    if (value !== undefined) return value;

    const known = attributesOf(resource.type);
    const expected = known.length > 0 ? ` (known: ${known.join(', ')})` : '';
    return this.resolver.failUnknown({
      subject,
      why: `the attribute ${attribute} of ${resource.type} is unknown${expected}`,
      hint: setHint('attributes', '--attribute', key),
      standIn: placeholder(key),
    });
  }

  private tryAttribute(resource: ResolvedResource, attribute: string): Json | undefined {
    const generated = this.resource(`${resource.logicalId}.${attribute}`);
    if (generated) return generated.ref; // SAM only: ${Function.Alias} is the alias that SAM makes
    if (attribute.startsWith('Outputs.')) return this.nestedStack(resource)?.output(attribute.slice('Outputs.'.length));
    // The CDK passes values between regions through Parameter Store entries, which a custom resource reads.
    if (resource.type === 'Custom::CrossRegionExportReader') return this.surroundings.storedParameter(attribute);
    return resource.tryAttribute(attribute);
  }

  private resourceOrFail(subject: string, logicalId: string): ResolvedResource {
    const resource = this.resource(logicalId);
    if (resource) return resource;
    const written = this.template.resources.get(logicalId);
    if (!written) return this.resolver.fail(subject, `the template has no resource or parameter ${logicalId}`);
    return this.resolver.failUnknown({
      subject,
      why: `the resource ${logicalId} does not exist, because its condition ${written.condition} is false`,
      standIn: placeholder(logicalId),
    });
  }

  private condition(name: string): boolean {
    const condition = member(this.template.conditions, name);
    if (condition === undefined) {
      return this.resolver.fail(`condition '${name}'`, 'the Conditions section does not define it');
    }
    return this.resolver.once(`Conditions.${name}`, () => evaluate(condition, this.resolver));
  }

  private mapping(map: string, first: string, second: string): Json | undefined {
    const entries = member(this.template.mappings, map);
    const row = isObject(entries) ? member(entries, first) : undefined;
    return isObject(row) ? member(row, second) : undefined;
  }

  private importValue(name: string): Json {
    const given = this.options.imports ?? {};
    const value = Object.hasOwn(given, name) ? given[name] : this.surroundings.exportedValue(name);
    if (value !== undefined) return value;
    return this.resolver.failUnknown({
      subject: `Fn::ImportValue '${name}'`,
      why: 'no stack that is available here exports it',
      hint: setHint('imports', '--import', name),
      standIn: placeholder(name),
    });
  }

  private stackOutput(stackName: string, output: string, region = this.environment.region): Json {
    const given = this.options.imports ?? {};
    const key = `${stackName}.${output}`;
    const value = Object.hasOwn(given, key) ? given[key] : this.surroundings.stackOutput(stackName, output, region);
    if (value !== undefined) return value;
    return this.resolver.failUnknown({
      subject: `Fn::GetStackOutput '${key}'`,
      why: `no stack ${stackName} with this output is available here in ${region}`,
      hint: setHint('imports', '--import', key),
      standIn: placeholder(key),
    });
  }
}
