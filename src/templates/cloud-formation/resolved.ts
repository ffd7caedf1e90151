// The types of a resolved template, its resources and its surroundings. They are in one file because they refer to each
// other.
import type { Environment } from './environment';
import type { Substitutions } from './template-options';
import type { SourceText } from '../../asl/text/source-text';
import type { Json, JsonObject } from '../../json/json';

/**
 * A template that resolves on demand. Reading a property resolves only what it refers to, and only once. Errors are
 * SimulatorErrors that name the resource and the property.
 */
export interface ResolvedTemplate {
  readonly origin: string;
  /** `Stack` for a template without an app. */
  readonly stackName: string;
  readonly environment: Environment;
  readonly surroundings: Surroundings;
  /** The values that the user sets for placeholders of definitions. */
  readonly substitutions: Substitutions;
  /** Whether unknown values are left open, as `${Name}`. */
  readonly leavesOpen: boolean;
  /** The resource; undefined if there is no resource of that name, or its condition is false. */
  resource(logicalId: string): ResolvedResource | undefined;
  /** The resources that exist, in the template's order. */
  allResources(): readonly ResolvedResource[];
  /** The resources of a type. */
  resourcesOfType(type: string): readonly ResolvedResource[];
  /** The resources of a construct and of everything below it, by the path of the construct. */
  resourcesUnder(constructPath: string): readonly ResolvedResource[];
  /** The nested stacks whose templates can be read. */
  nestedStacks(): readonly ResolvedTemplate[];
  /** The template of a resource of type AWS::CloudFormation::Stack; undefined if it cannot be read. */
  nestedStack(stack: ResolvedResource): ResolvedTemplate | undefined;
  /** The names of the template's outputs, without those whose condition is false. */
  outputNames(): readonly string[];
  /** The value of an output, or undefined if there is no such output. */
  output(name: string): Json | undefined;
  /** The name under which an output is exported, or undefined if it is not. */
  exportName(output: string): string | undefined;
}

/** A resource of a template. Its properties and attributes resolve on demand. */
export interface ResolvedResource {
  readonly template: ResolvedTemplate;
  readonly logicalId: string;
  readonly type: string;
  /** Such as `Stack/Charge/Resource`: from the metadata of the app or of the template (`aws:cdk:path`). */
  readonly constructPath: string | undefined;
  /** The name property, or else the logical id. */
  readonly name: string;
  /** The result of Ref: a name, an ARN or an id, depending on the type. */
  readonly ref: string;
  /** The name of the stack that a resource of type AWS::CloudFormation::Stack creates. */
  readonly nestedStackName: string;
  /** The result of Fn::GetAtt, or undefined if the attribute cannot be derived. */
  tryAttribute(attribute: string): string | undefined;
  /** A property with all its functions resolved; undefined if it is missing or `AWS::NoValue`. */
  property(name: string): Json | undefined;
  /** A property that must be a string; undefined if it is missing. */
  text(name: string): string | undefined;
  /** The members of a property that is an object, by name, each of which resolves when its function is called. */
  members(name: string): ReadonlyMap<string, () => Json | undefined>;
  /** All properties, resolved. */
  properties(): JsonObject;
  /**
   * The property's name in messages, such as `Orders (AWS::StepFunctions::StateMachine) Properties.DefinitionString`.
   */
  place(property: string): string;
}

/** The surroundings of a template: the other stacks of its app, and files. A template without an app has none. */
export interface Surroundings {
  /** Names the template in messages, such as `template of stack Orders`. */
  readonly origin: string;
  /** The text of the template, if it is a hand-written file. */
  readonly source?: SourceText;
  readonly stackName: string;
  /** The file that the CDK synthesized the template to. */
  readonly templateFile?: string;
  /** The template around a nested stack. */
  readonly parent?: ResolvedTemplate;
  exportedValue(name: string): Json | undefined;
  stackOutput(stackName: string, output: string, region: string): Json | undefined;
  /** The value that a template of the app writes into a Parameter Store entry. */
  storedParameter(entry: string): Json | undefined;
  /** The template of a nested stack; undefined if it is not available locally. */
  nestedTemplate(
    resource: ResolvedResource,
    parameters: Readonly<Record<string, string>>,
  ): ResolvedTemplate | undefined;
  /**
   * The text of a file that is uploaded for deployment, by its object key or its path; undefined if it is not available
   * locally.
   */
  readFile(location: string): string | undefined;
  /**
   * The path of a file or folder that is uploaded for deployment, by its object key; undefined if it is not available
   * locally.
   */
  findFile?(location: string): string | undefined;
  /** The templates of the app, including nested stacks. */
  neighbours?(): readonly ResolvedTemplate[];
  /** The path of the construct that created a resource. */
  constructPath(logicalId: string): string | undefined;
  /** Where the code of the app creates a construct, by its path; undefined if the app does not record it. */
  codePlace?(
    constructPath: string,
  ): { readonly file: string; readonly line: number; readonly column: number } | undefined;
}
