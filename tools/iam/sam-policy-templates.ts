// Packs SAM's policy templates into data/sam-policies.bin, which src/templates/serverless/policy-templates.ts reads.
import { packTexts } from '../models/pack';

/** The file policy_templates.json of aws-sam-translator. */
export interface PolicyTemplates {
  readonly Templates: Readonly<Record<string, { readonly Definition: { readonly Statement: readonly unknown[] } }>>;
}

/** The statements of each template as JSON, where `Ref` is a parameter of the template. */
export function samPoliciesFile({ Templates: templates }: PolicyTemplates, source: string): Buffer {
  const texts = Object.entries(templates).map(
    ([name, { Definition: definition }]) => [name, JSON.stringify(definition.Statement)] as const,
  );
  return packTexts([['source', source], ...texts], Infinity);
}
