// DefinitionSubstitutions: replaces `${Name}` in a definition.
import { MAX_DEFINITION_LENGTH } from '../../asl/quotas';
import { SimulatorError } from '../../asl/simulator-error';
import type { Json } from '../../json/json';
import type { ResolvedResource } from '../cloud-formation/resolved';
import type { Substitutions } from '../cloud-formation/template-options';
import { unresolvedIn } from '../unresolved-error';

/** Values by name. A value that is unknown is an error only if a definition uses it. */
export type SubstitutionValues = ReadonlyMap<string, () => string>;

export function givenValues(substitutions: Substitutions = {}): SubstitutionValues {
  return new Map(Object.entries(substitutions).map(([name, value]) => [name, () => String(value)]));
}

/** The values of a machine's DefinitionSubstitutions, and those that the user sets instead. */
export function substitutionsOf(resource: ResolvedResource): SubstitutionValues {
  const place = resource.place('DefinitionSubstitutions');
  const values = new Map<string, () => string>();
  for (const [name, resolve] of resource.members('DefinitionSubstitutions')) {
    values.set(
      name,
      valueOrError(() => textOf(resolve() ?? '', `${place}.${name}`)),
    );
  }
  return new Map([...values, ...givenValues(resource.template.substitutions)]);
}

/** Other mistakes are errors at once. */
function valueOrError(read: () => string): () => string {
  try {
    const value = read();
    return () => value;
  } catch (error) {
    if (unresolvedIn(error)) return read;
    throw error;
  }
}

function textOf(value: Json, place: string): string {
  if (typeof value !== 'object') return String(value);
  throw new SimulatorError(`Invalid ${place}: expected a string; found ${JSON.stringify(value).slice(0, 80)}.`);
}

/**
 * Replaces each `${name}` that has a value; other names are left unchanged. Names in the values are replaced, too, as
 * CloudFormation's own handler does. Values that refer to each other in a circle are an error.
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-stepfunctions (DefinitionProcessor)
 */
export function substitute(text: string, values: SubstitutionValues, place: string): string {
  if (values.size === 0 || !text.includes('${')) return text;
  const names = [...values.keys()].map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const reference = new RegExp(`\\$\\{(${names.join('|')})\\}`, 'g');
  let result = text;
  for (let pass = 0; pass <= values.size; pass++) {
    const replaced = replaceOnce(result, reference, values, place);
    if (replaced === result) return result;
    result = replaced;
  }
  if (result.search(reference) < 0) return result;
  throw new SimulatorError(
    `The substitutions of ${place} refer to each other in a circle: ${[...values.keys()].join(', ')}.`,
  );
}

/** Values that contain each other twice would grow without end. */
function replaceOnce(text: string, reference: RegExp, values: SubstitutionValues, place: string): string {
  let { length } = text;
  return text.replace(reference, (written, name: string) => {
    const value = values.get(name)!();
    length += value.length - written.length;
    if (length <= MAX_DEFINITION_LENGTH) return value;
    throw new SimulatorError(`The substitutions of ${place} make it longer than ${MAX_DEFINITION_LENGTH} characters.`);
  });
}
