// SAM's policy templates, as aws-sam-translator has them; `npm run iam` writes them to data/sam-policies.bin.
// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-policy-template-list.html
import { PackedTexts } from '../../asl/services/packed-texts';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';

const FILE = new PackedTexts('sam-policies.bin');

/** The names of all templates. */
export function policyTemplateNames(): readonly string[] {
  return FILE.names().filter(isTemplate);
}

/** A text of the file by its name. */
export function samPolicyText(name: string): string | undefined {
  return FILE.text(name);
}

/** The version of aws-sam-translator. */
export function sourceOfPolicyTemplates(): string {
  return FILE.text('source')!;
}

/** The statements of a template with the values of its parameters; undefined for a template that SAM does not have. */
export function policyFromTemplate(name: string, parameters: Json): JsonObject | undefined {
  const text = isTemplate(name) ? FILE.text(name) : undefined;
  if (text === undefined) return undefined;
  const given = isObject(parameters) ? parameters : {};
  return { Version: '2012-10-17', Statement: filled(JSON.parse(text) as Json, given) };
}

function isTemplate(name: string): boolean {
  return name !== 'source' && !name.startsWith('connector/');
}

function filled(value: Json, given: JsonObject): Json {
  if (isArray(value)) return value.map((each) => filled(each, given));
  if (!isObject(value)) return value;
  const parameter = member(value, 'Ref');
  if (typeof parameter === 'string' && !parameter.startsWith('AWS::')) return member(given, parameter) ?? '';
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, filled(each, given)]));
}
