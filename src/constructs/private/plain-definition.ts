// The definition as the template will hold it, as plain JSON, so that it can be checked before CloudFormation resolves
// the tokens in it.
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Json, JsonObject } from '../../json/json';

/** What stands inside of a string for a value that CloudFormation resolves. */
export const STAND_IN = '${Token}';

/** Stands for a timeout that CloudFormation resolves: the longest one, which is neither before a heartbeat nor a function. */
export const UNKNOWN_TIMEOUT = 99_999_999;

/**
 * What the stack's own resolver makes of the definition, so that what is checked is what is deployed. Only the values
 * that CloudFormation resolves have stand-ins: a number is 1, a timeout the longest that there is; inside a string it is
 * `${Token}`, which looks like a substitution that a definition may have; inside a JSONata expression it is 0.
 */
export function plainDefinition(scope: Construct, definition: object): JsonObject {
  const stack = Stack.of(scope);
  const text = withStandIns(stack.resolve(stack.toJsonString(definition)));
  return JSON.parse(text, (_, value: Json) =>
    typeof value === 'string' && value.startsWith('{%') ? value.replaceAll(STAND_IN, '0') : value,
  ) as JsonObject;
}

/** The CDK joins JSON text and the functions of CloudFormation: `{ 'Fn::Join': ['', ['{"A":"', { Ref: 'B' }, '"}']] }`. */
function withStandIns(joined: string | { readonly 'Fn::Join': readonly [string, readonly unknown[]] }): string {
  if (typeof joined === 'string') return joined;
  let text = '';
  let isInString = false;
  for (const part of joined['Fn::Join'][1]) {
    if (typeof part === 'string') {
      isInString = endsInString(part, isInString);
      text += part;
    } else {
      text += isInString ? STAND_IN : text.endsWith('"TimeoutSeconds":') ? UNKNOWN_TIMEOUT : 1;
    }
  }
  return text;
}

/** Whether a piece of JSON text ends inside of a string. */
function endsInString(text: string, startsInString: boolean): boolean {
  let isInString = startsInString;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isInString = !isInString;
    else if (text[at] === '\\') at += 1; // only strings contain backslashes
  }
  return isInString;
}
