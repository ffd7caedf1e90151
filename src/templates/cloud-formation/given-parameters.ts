// Refuses parameters that are given and that no template has, as CloudFormation does.
import type { ResolveOptions } from './template-options';
import { OptionError } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import { isObject, member, type Json } from '../../json/json';

/**
 * @param declared the Parameters sections that the options are for
 * @param origin names what has them, such as `template`
 * @throws SimulatorError unless the options collect such names
 */
export function checkGivenParameters(
  options: ResolveOptions,
  declared: () => readonly (Json | undefined)[],
  origin: string,
): void {
  const { parameters = {}, onUnknownParameters } = options;
  const given = Object.keys(parameters);
  if (given.length === 0) return;
  const known = new Set(declared().flatMap(namesIn));
  const unknown = given.filter((name) => !known.has(name));
  if (onUnknownParameters) onUnknownParameters(unknown, [...known]);
  else if (unknown.length > 0) throw unknownParameterError(unknown, [...known], `The ${origin} has`);
}

/** @param subject with its verb, such as `The template has` */
export function unknownParameterError(
  unknown: readonly string[],
  known: readonly string[],
  subject: string,
): SimulatorError {
  const [name = ''] = unknown;
  const names = unknown.map((one) => `'${one}'`).join(', ');
  const problem = `${subject} no parameter ${names}.`;
  if (known.length === 0) {
    return new OptionError(problem, {
      inCode: 'Values of placeholders in a definition belong to substitutions',
      onCommandLine: 'Values of placeholders in a definition are set with --substitution NAME=VALUE',
    });
  }
  const close = nearest(name, known);
  const listed = `Its parameters are: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ', ...' : ''}.`;
  return new SimulatorError(
    close === undefined ? `${problem} ${listed}` : `${problem} Did you mean '${close}'? ${listed}`,
  );
}

/** A parameter of an SSM type can also be set by the name of its entry. */
function namesIn(parameters: Json | undefined): readonly string[] {
  return Object.entries(isObject(parameters) ? parameters : {}).flatMap(([name, declared]) => {
    const type = isObject(declared) ? member(declared, 'Type') : undefined;
    const isStored = typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<');
    const entry = isStored && isObject(declared) ? member(declared, 'Default') : undefined;
    return entry === undefined ? [name] : [name, String(entry)];
  });
}

/** The name with the fewest changed characters, if few are: two, for swapped letters, or a third. */
function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((one) => ({ one, far: distance(name.toLowerCase(), one.toLowerCase()) }));
  const [best] = ranked.sort((left, right) => left.far - right.far);
  if (!best) return undefined;
  const longest = Math.max(name.length, best.one.length);
  return best.far <= Math.max(2, longest / 3) && best.far < longest / 2 ? best.one : undefined;
}

/** Levenshtein's distance. Names are short: only their first 100 characters count. */
function distance(left: string, right: string): number {
  const [one, other] = [left.slice(0, 100), right.slice(0, 100)];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const replaced = row[to - 1]! + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[to]! + 1, next[to - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}
