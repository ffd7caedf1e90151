// Refuses options that do not exist. A misspelled option would otherwise have no effect.
import { SimulatorError } from './simulator-error';
import { didYouMean } from '../json/suggestion';

/** The names of all options, in the order of their documentation. `Options` makes the compiler name a missing one. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/**
 * @param of names the function in the message, such as `run`
 * @param internal names of options that only the project itself passes
 * @throws SimulatorError for a name that is not among the options and has a value
 */
export function checkOptionNames<Options extends object>(
  given: Readonly<Options>,
  known: OptionNames<Options>,
  of: string,
  internal: readonly string[] = [],
): void {
  for (const name in given) {
    if (Object.hasOwn(known, name) || given[name] === undefined || internal.includes(name)) continue;
    throw unknownOption(name, Object.keys(known), of);
  }
}

function unknownOption(name: string, known: readonly string[], of: string): SimulatorError {
  return new SimulatorError(
    `Unknown option '${name}' of ${of}. ${didYouMean(name, known)}Its options are: ${known.join(', ')}.`,
  );
}
