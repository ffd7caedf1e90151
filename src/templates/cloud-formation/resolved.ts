// A template and its resources as they read when resolved, and what stands around them: the types, which know each other.
import type { Environment } from './environment';
import type { SourceText } from '../../asl/text/source-text';
import type { Json, JsonObject } from '../../json/json';

/**
 * A template, resolved on demand: asking for one property resolves what it refers to and nothing else, once.
 * Errors are SimulatorErrors that name the resource and the property.
 */
export interface ResolvedTemplate {
  readonly origin: string;
  /** `Stack` for a template that stands alone. */
  readonly stackName: string;
  readonly environment: Environment;
  readonly surroundings: Surroundings;
  /** The resource, or undefined if the template has none of that name or its condition does not hold. */
  resource(logicalId: string): ResolvedResource | undefined;
  /** The resources that exist, in the template's order. */
  allResources(): readonly ResolvedResource[];
  /** Those of a type. */
  resourcesOfType(type: string): readonly ResolvedResource[];
  /** The resources that a construct made, by its path: itself and what is below it. */
  resourcesUnder(constructPath: string): readonly ResolvedResource[];
  /** The nested stacks whose templates can be read. */
  nestedStacks(): readonly ResolvedTemplate[];
  /** The template behind a resource of type AWS::CloudFormation::Stack; undefined if it cannot be read. */
  nestedStack(stack: ResolvedResource): ResolvedTemplate | undefined;
  /** The names of the template's outputs, those whose condition does not hold left out. */
  outputNames(): readonly string[];
  /** The value of an output, or undefined if there is no such output. */
  output(name: string): Json | undefined;
  /** The name under which an output is exported, or undefined if it is not. */
  exportName(output: string): string | undefined;
}

/** A resource of a template; its properties and attributes resolve when asked for. */
export interface ResolvedResource {
  readonly template: ResolvedTemplate;
  readonly logicalId: string;
  readonly type: string;
  /** `Stack/Charge/Resource`, from the app's metadata or from the template's own (`aws:cdk:path`). */
  readonly constructPath: string | undefined;
  /** The name property, or else the logical id. */
  readonly name: string;
  /** What Ref gives: a name, an ARN or an id, by type. */
  readonly ref: string;
  /** The name of the stack that a resource of type AWS::CloudFormation::Stack makes. */
  readonly nestedStackName: string;
  /** What Fn::GetAtt gives, or undefined where nothing can be said about the attribute. */
  tryAttribute(attribute: string): string | undefined;
  /** A property with every function in it resolved; undefined if it is not there or is `AWS::NoValue`. */
  property(name: string): Json | undefined;
  /** A property that must be text; undefined if it is not there. */
  text(name: string): string | undefined;
  /** All properties, resolved. */
  properties(): JsonObject;
  /** `Orders (AWS::StepFunctions::StateMachine) Properties.DefinitionString`, as messages name it. */
  place(property: string): string;
}

/** What stands around a template: its app's other stacks, and files. A template of its own has nothing around it. */
export interface Surroundings {
  /** Names the template in messages, such as `template of stack Orders`. */
  readonly origin: string;
  /** The template's text, where it is a file that people write. */
  readonly source?: SourceText;
  readonly stackName: string;
  exportedValue(name: string): Json | undefined;
  stackOutput(stackName: string, output: string, region: string): Json | undefined;
  /** What a template of the app writes into an entry of the Parameter Store. */
  storedParameter(entry: string): Json | undefined;
  /** The template of a nested stack; undefined if it cannot be read from here. */
  nestedTemplate(
    resource: ResolvedResource,
    parameters: Readonly<Record<string, string>>,
  ): ResolvedTemplate | undefined;
  /** The text of a file that was uploaded for deployment, by its key in the bucket or its path; undefined if it is not here. */
  readFile(location: string): string | undefined;
  /** The path of a file or a folder that was uploaded, by its key in the bucket; undefined if it is not here. */
  findFile?(location: string): string | undefined;
  /** The app's templates, nested stacks among them. */
  neighbours?(): readonly ResolvedTemplate[];
  /** The path of the construct that a resource was made by. */
  constructPath(logicalId: string): string | undefined;
}
