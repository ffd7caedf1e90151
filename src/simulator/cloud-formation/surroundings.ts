// What is known beyond a template: values given by the user, the app's other stacks, files.
import type { ResolvedResource } from './resolved-resource';
import type { ResolvedTemplate } from './resolved-template';
import type { Json } from '../../json/json';

/** What is known beyond the template. */
export interface TemplateOptions {
  /** @default us-east-1, or the region that the app gives to the stack */
  readonly region?: string;
  /** @default 123456789012, or the account that the app gives to the stack */
  readonly account?: string;
  /** Values of parameters, by name. A parameter of an SSM type also by the name of its entry. */
  readonly parameters?: Readonly<Record<string, string | readonly string[]>>;
  /** What other stacks give: exports by name (Fn::ImportValue), outputs as `Stack.Output` (Fn::GetStackOutput). */
  readonly imports?: Readonly<Record<string, string>>;
  /** Attributes that cannot be derived, as `LogicalId.Attribute` (Fn::GetAtt); those of custom resources, mostly. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** What stands around a template: its app's other stacks, and files. A template of its own has nothing around it. */
export interface Surroundings {
  /** Names the template in messages, such as `template of stack Orders`. */
  readonly origin: string;
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
  /** The path of the construct that a resource was made by. */
  constructPath(logicalId: string): string | undefined;
}

/** Nothing is exported, nested or uploaded: a template without an app. */
export const ALONE: Surroundings = {
  origin: 'template',
  stackName: '',
  exportedValue: () => undefined,
  stackOutput: () => undefined,
  storedParameter: () => undefined,
  nestedTemplate: () => undefined,
  readFile: () => undefined,
  constructPath: () => undefined,
};
