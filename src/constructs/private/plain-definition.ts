// Turns a definition with tokens into plain JSON, so that it can be checked before CloudFormation resolves the tokens.
import { Token, Tokenization } from 'aws-cdk-lib';
import type { JsonObject } from '../../json/json';

const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

/**
 * A numeric token becomes 1, a token inside a JSONata expression becomes 0, and a path stays a path. Other strings keep
 * their tokens, which look like the substitutions that a definition may have.
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
