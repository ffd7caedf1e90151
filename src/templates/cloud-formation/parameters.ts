// The Parameters section: what Ref gives for a parameter, from the values given, or else its Default.
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';

/** What a parameter stands for, or why nothing is known. */
export type ParameterValue = { readonly value: Json } | { readonly missing: string };

/**
 * A parameter of an SSM type (`AWS::SSM::Parameter::Value<...>`) names an entry of the Parameter Store, which cannot be
 * asked here. Its value is, in this order: what is given for the parameter's name, or for the entry's name; what a
 * template of the same app writes into that entry; the stand-in `{{resolve:ssm:<entry>}}`, the same wherever it is used.
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
  if (own !== undefined) return { value: shaped(own, listed) };
  if (fallback === undefined) {
    return { missing: `the parameter has no Default; give it in parameters: { '${name}': '...' }` };
  }
  if (!type.startsWith('AWS::SSM::Parameter::Value<')) return { value: shaped(fallback, listed) };

  const entry = String(fallback);
  const byEntry = Object.hasOwn(given, entry) ? given[entry] : undefined;
  return { value: shaped(byEntry ?? stored(entry) ?? `{{resolve:ssm:${entry}}}`, listed) };
}

/** CloudFormation's parameters are texts or lists of texts: a number reads as text wherever it is used. */
function shaped(value: Json, listed: boolean): Json {
  if (!listed) return isArray(value) ? value.join(',') : String(value);
  return isArray(value)
    ? value
    : value === ''
      ? []
      : String(value)
          .split(',')
          .map((element) => element.trim());
}
