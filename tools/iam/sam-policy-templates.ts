// Packs SAM's policy templates and connectors into data/sam-policies.bin, which src/templates/serverless/policy-templates.ts reads.
import { packTexts } from '../models/pack';

/** The file policy_templates.json of aws-sam-translator. */
export interface PolicyTemplates {
  readonly Templates: Readonly<Record<string, { readonly Definition: { readonly Statement: readonly unknown[] } }>>;
}

/** The file profiles.json of aws-sam-translator: sources, then destinations. */
export interface ConnectorProfiles {
  readonly Permissions: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          {
            readonly Properties: {
              readonly AccessCategories: Readonly<Record<string, { readonly Statement: readonly unknown[] }>>;
            };
          }
        >
      >
    >
  >;
}

const MACHINE = 'AWS::StepFunctions::StateMachine';

/** The statements of each template as JSON, where `Ref` is a parameter of the template, and those of connectors from machines. */
export function samPoliciesFile(
  { Templates: templates }: PolicyTemplates,
  { Permissions: profiles }: ConnectorProfiles,
  source: string,
): Buffer {
  const connectors = Object.entries(profiles[MACHINE]!).flatMap(([type, { Properties: properties }]) =>
    Object.entries(properties.AccessCategories).map(
      ([permission, { Statement: statements }]) =>
        [`connector/${type}/${permission}`, JSON.stringify(statements)] as const,
    ),
  );
  const texts = Object.entries(templates).map(
    ([name, { Definition: definition }]) => [name, JSON.stringify(definition.Statement)] as const,
  );
  return packTexts([['source', source], ...texts, ...connectors], Infinity);
}
