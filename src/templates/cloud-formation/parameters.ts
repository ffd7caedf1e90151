// The Parameters section: Ref gives the value that the user sets for a parameter, or else its Default.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import { placeholder } from '../unresolved-error';

/** The value of a parameter; unknown if nobody sets it. */
export type ParameterValue = { readonly value: Json } | { readonly standIn: Json };

/**
 * A parameter of an SSM type (`AWS::SSM::Parameter::Value<...>`) names an entry of the Parameter Store, which is not
 * available offline. Its value is the first of these that exists: the value that the user sets for the parameter's name
 * or for the entry's name; the value that a template of the same app writes into the entry; the placeholder
 * `{{resolve:ssm:<entry>}}`, which is the same wherever it is used.
 */
export function parameterValue(
  name: string,
  declared: Json,
  given: Readonly<Record<string, string | readonly string[]>>,
  stored: (entry: string) => Json | undefined,
): ParameterValue {
  const parameter: JsonObject = isObject(declared) ? declared : {};
  const type = String(member(parameter, 'Type') ?? 'String');
  const fallback = member(parameter, 'Default');
  const listed = type.includes('List');

  const own = Object.hasOwn(given, name) ? given[name] : undefined;
  if (own !== undefined) return { value: asListOrText(own, listed) };
  if (fallback === undefined) {
    return { standIn: listed ? [placeholder(name)] : placeholder(name) };
  }
  if (!type.startsWith('AWS::SSM::Parameter::Value<')) return { value: asListOrText(fallback, listed) };

  const entry = String(fallback);
  const byEntry = Object.hasOwn(given, entry) ? given[entry] : undefined;
  return { value: asListOrText(byEntry ?? stored(entry) ?? `{{resolve:ssm:${entry}}}`, listed) };
}

/**
 * CloudFormation's parameters are strings or lists of strings: a number is converted to a string wherever it is used.
 */
function asListOrText(value: Json, listed: boolean): Json {
  if (!listed) return isArray(value) ? value.join(',') : String(value);
  return isArray(value)
    ? value
    : value === ''
      ? []
      : String(value)
          .split(',')
          .map((element) => element.trim());
}
