// A definition with tokens in it as plain JSON, to be checked before CloudFormation fills the tokens in.
import { Token, Tokenization } from 'aws-cdk-lib';
import type { JsonObject } from '../../json/json';

const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

/**
 * A token that is a number counts as 1, one inside a JSONata expression as 0, a path as the path. Other texts keep
 * theirs, which look like the substitutions that a definition may have.
 */
export function plainDefinition(definition: object): JsonObject {
  return JSON.parse(
    JSON.stringify(definition, function (this: Record<string, unknown>, key: string) {
      const value = this[key]; // before its toJSON, which tokens have
      if (typeof value === 'string') return plainText(value);
      if (!Token.isUnresolved(value)) return value;
      return typeof value === 'number' ? 1 : '${Token}';
    }),
  ) as JsonObject;
}

function plainText(text: string): string {
  if (text.startsWith('{%')) return text.replace(TOKEN, '0');
  const { firstToken, length } = Tokenization.reverseString(text);
  const path = length === 1 ? (firstToken as { readonly path?: unknown } | undefined)?.path : undefined;
  return typeof path === 'string' ? path : text; // what JsonPath.stringAt made
}
