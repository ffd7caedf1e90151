// The options with which the user supplies values from outside of a template.
import type { Unresolved } from '../unresolved-error';

/** Values from outside of the template. */
export interface TemplateOptions {
  /** @default us-east-1, or the region that the app sets for the stack */
  readonly region?: string;
  /** @default 123456789012, or the account that the app sets for the stack */
  readonly account?: string;
  /**
   * The name of a stack that no app names (`AWS::StackName`): a letter, then letters, digits and hyphens, at most 128
   * characters. @default Stack
   */
  readonly stackName?: string;
  /**
   * Values of parameters, by name. A parameter of an SSM type can also be set by the name of its entry. A name that no
   * template of the source has is an error.
   */
  readonly parameters?: Readonly<Record<string, string | readonly string[]>>;
  /** Values of other stacks: exports by name (Fn::ImportValue), outputs as `Stack.Output` (Fn::GetStackOutput). */
  readonly imports?: Readonly<Record<string, string>>;
  /** Attributes that cannot be derived, as `LogicalId.Attribute` (Fn::GetAtt). Mostly needed for custom resources. */
  readonly attributes?: Readonly<Record<string, string>>;
  /**
   * Values of placeholders such as `${Name}` in a definition. They take precedence over a template's
   * DefinitionSubstitutions.
   */
  readonly substitutions?: Substitutions;
}

/** Values of placeholders, by name. */
export type Substitutions = Readonly<Record<string, string | number | boolean>>;

/** For checks that need no values, and for values that several sources share. */
export interface ResolveOptions extends TemplateOptions {
  /** Called for each unknown value, which is then left in place as `${Name}`. Without it, an unknown value is an error. */
  readonly leaveOpen?: (unresolved: Unresolved) => void;
  /**
   * Called with the names of given parameters that the source does not have, and with those that it has. Without it, a
   * parameter that the source does not have is an error.
   */
  readonly onUnknownParameters?: (unknown: readonly string[], known: readonly string[]) => void;
}
