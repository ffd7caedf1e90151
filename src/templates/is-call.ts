// Whether a value of a template is a call of a CloudFormation function.
import type { JsonObject } from '../json/json';

export function isCall(value: JsonObject): boolean {
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && name !== undefined && /^(Ref|Condition|Fn::.*)$/.test(name);
}
