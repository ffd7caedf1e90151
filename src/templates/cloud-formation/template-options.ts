// What the user tells of the world beyond a template.
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
