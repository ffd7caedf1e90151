// DefinitionSubstitutions: replaces `${Name}` in a definition.
import { SimulatorError } from '../../asl/simulator-error';
import { isObject } from '../../json/json';
import type { ResolvedResource } from '../cloud-formation/resolved';

/** The values of a machine's DefinitionSubstitutions, by name. */
export function substitutionsOf(resource: ResolvedResource): ReadonlyMap<string, string> {
  const place = resource.place('DefinitionSubstitutions');
  const values = resource.property('DefinitionSubstitutions') ?? {};
  if (!isObject(values)) {
    throw new SimulatorError(`Invalid ${place}: expected an object; found ${JSON.stringify(values)}.`);
  }
  return new Map(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'object') {
        throw new SimulatorError(
          `Invalid ${place}.${name}: expected a string; found ${JSON.stringify(value).slice(0, 80)}.`,
        );
      }
      return [name, String(value)];
    }),
  );
}

/**
 * Replaces each `${name}` that has a value; other names are left unchanged. Names in the values are replaced, too, as
 * CloudFormation's own handler does. Values that refer to each other in a circle are an error.
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-stepfunctions (DefinitionProcessor)
 */
export function substitute(text: string, values: ReadonlyMap<string, string>, place: string): string {
  if (values.size === 0) return text;
  const names = [...values.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const reference = new RegExp(`\\$\\{(${names.join('|')})\\}`, 'g');
  let result = text;
  for (let pass = 0; pass <= values.size; pass++) {
    const replaced = result.replace(reference, (_, name: string) => values.get(name) as string);
    if (replaced === result) return result;
    result = replaced;
  }
  if (result.search(reference) < 0) return result;
  throw new SimulatorError(
    `The DefinitionSubstitutions of ${place} refer to each other in a circle: ${[...values.keys()].join(', ')}.`,
  );
}
