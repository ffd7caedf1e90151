// The stacks of one app, resolved together, because exports, outputs and Parameter Store entries cross stacks.
import type { AssemblyStack } from './assembly';
import { parseJson } from './files';
import { isArray, isObject, member, type Json } from '../../json/json';
import { environment } from '../cloud-formation/environment';
import { checkGivenParameters } from '../cloud-formation/given-parameters';
import { resolveTemplate } from '../cloud-formation/resolve-template';
import type { ResolvedResource, ResolvedTemplate, Surroundings } from '../cloud-formation/resolved';
import { checkStackName } from '../cloud-formation/stack-name';
import type { ResolveOptions } from '../cloud-formation/template-options';
import { withNested } from '../cloud-formation/with-nested';

export class ResolvedApp {
  private readonly templates = new Map<string, ResolvedTemplate>();
  private exported: ReadonlyMap<string, readonly [ResolvedTemplate, string]> | undefined;
  private stored: Map<string, () => Json | undefined> | undefined;

  constructor(
    readonly stacks: readonly AssemblyStack[],
    private readonly options: ResolveOptions,
  ) {
    checkStackName(options.stackName);
    const declared = () =>
      stacks.map(({ template }) => (isObject(template) ? member(template, 'Parameters') : undefined));
    checkGivenParameters(options, declared, 'app');
  }

  /** The template of the stack. Returns the same object every time. */
  template(stack: AssemblyStack): ResolvedTemplate {
    let template = this.templates.get(stack.artifactId);
    if (!template) {
      template = resolveTemplate(stack.template, this.optionsOf(stack), this.around(stack));
      this.templates.set(stack.artifactId, template);
    }
    return template;
  }

  private optionsOf(stack: AssemblyStack): ResolveOptions {
    const { region = stack.region, account = stack.account } = this.options;
    return { ...this.options, region, account, parameters: { ...stack.assetParameters, ...this.options.parameters } };
  }

  private around(stack: AssemblyStack): Surroundings {
    const { region, account } = this.optionsOf(stack);
    const home = environment(region, account);
    return {
      origin: `template of stack ${stack.stackName}`,
      stackName: stack.stackName,
      exportedValue: (name) => this.exportedValue(`${home.account}/${home.region}/${name}`),
      stackOutput: (stackName, output, where) => this.stackOutput(stackName, output, where),
      storedParameter: (entry) => this.storedParameter(entry),
      nestedTemplate: (resource, parameters) => this.nestedTemplate(stack, resource, parameters),
      readFile: (location) => stack.readFile(location),
      findFile: (location) => stack.findFile(location),
      neighbours: () => this.stacks.flatMap((each) => withNested(this.template(each))),
      constructPath: (logicalId) => shortest(stack.constructPaths(logicalId)),
      templateFile: stack.templateFile,
      codePlace: (constructPath) => stack.codePlace(constructPath),
    };
  }

  private nestedTemplate(
    stack: AssemblyStack,
    resource: ResolvedResource,
    parameters: Readonly<Record<string, string>>,
  ): ResolvedTemplate | undefined {
    const location = resource.text('TemplateURL') ?? '';
    const text = stack.readFile(location);
    if (text === undefined) return undefined;
    const stackName = resource.nestedStackName;
    const origin = `template of nested stack ${stackName}`;
    // The CDK creates the resource as `<path>.NestedStack/<id>.NestedStackResource`, next to the nested stack's own
    // `<path>`.
    const path = resource.constructPath?.replace(/\.NestedStack\/[^/]*$/, '/');
    return resolveTemplate(
      parseJson(text, origin),
      { ...this.optionsOf(stack), parameters },
      {
        ...resource.template.surroundings,
        origin,
        parent: resource.template,
        stackName,
        templateFile: stack.findFile(location),
        constructPath: (logicalId) =>
          path === undefined
            ? undefined
            : shortest(stack.constructPaths(logicalId).filter((each) => each.startsWith(path))),
      },
    );
  }

  private stackOutput(stackName: string, output: string, region: string): Json | undefined {
    const named = this.stacks.filter((stack) => stack.stackName === stackName);
    const template = named.map((stack) => this.template(stack)).find((each) => each.environment.region === region);
    return template?.output(output);
  }

  /** Export names are unique in an account and region. */
  private exportedValue(key: string): Json | undefined {
    this.exported ??= this.findExports();
    const [template, output] = this.exported.get(key) ?? [];
    return output === undefined ? undefined : template?.output(output);
  }

  private findExports(): ReadonlyMap<string, readonly [ResolvedTemplate, string]> {
    const found = new Map<string, readonly [ResolvedTemplate, string]>();
    for (const template of this.stacks.map((stack) => this.template(stack))) {
      const { account, region } = template.environment;
      for (const output of template.outputNames()) {
        const name = template.exportName(output);
        if (name !== undefined) found.set(`${account}/${region}/${name}`, [template, output]);
      }
    }
    return found;
  }

  private storedParameter(entry: string): Json | undefined {
    if (!this.stored) {
      this.stored = new Map(); // stands before it is filled: an entry's name may itself be read from the store
      for (const template of this.stacks.map((stack) => this.template(stack))) {
        for (const [name, value] of writtenParameters(template)) this.stored.set(name, value);
      }
    }
    return this.stored.get(entry)?.();
  }
}

/**
 * The Parameter Store entries that a template writes, directly or through the CDK's custom resource for other regions.
 */
function* writtenParameters(template: ResolvedTemplate): Generator<[string, () => Json | undefined]> {
  for (const parameter of template.resourcesOfType('AWS::SSM::Parameter')) {
    yield [parameter.name, () => parameter.property('Value')];
  }
  for (const writer of template.resourcesOfType('Custom::CrossRegionExportWriter')) {
    const exports = () => {
      const written = writer.property('WriterProps');
      const values = isObject(written) ? member(written, 'exports') : undefined;
      return isObject(values) ? values : {};
    };
    for (const entry of Object.keys(exports())) {
      yield [entry, () => joinList(member(exports(), entry))];
    }
  }
}

function joinList(value: Json | undefined): Json | undefined {
  return isArray(value) ? value.join(',') : value;
}

/** Nested stacks repeat logical ids of their parents, with longer paths. */
function shortest(paths: readonly string[]): string | undefined {
  return paths.reduce<string | undefined>(
    (best, path) => (best && best.length <= path.length ? best : path),
    undefined,
  );
}
