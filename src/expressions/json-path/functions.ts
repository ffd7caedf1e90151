// The functions that end a path: `$.list.length()`, `$.sum($.a, $.b)`. What is odd here is so in Jayway.
import { isArray, isObject, type Json } from '../../json/json';
import { javaText } from '../java-text';
import { PathFailure } from './path-failure';

/** `subject` is the value before the call; `args` are the arguments' values. */
export type PathFunction = (subject: Json, args: readonly Json[]) => Json;

/** Undefined for a name that Jayway does not know, which it tells only when it runs. */
export function findPathFunction(name: string): PathFunction | undefined {
  return FUNCTIONS.get(name);
}

/** The number of elements or members; null for a scalar, texts included. */
export function lengthOf(value: Json): number | null {
  if (isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : null;
}

const NOT_AGGREGATED = 'Aggregation function attempted to calculate value using empty array';

/** Takes the numbers of the list and of the arguments; all else is passed over. */
function aggregation(calculate: (numbers: readonly number[]) => number): PathFunction {
  return (subject, args) => {
    const numbers = [...itemsOf(subject), ...args.flatMap(flattened)].filter((item) => typeof item === 'number');
    if (numbers.length === 0) throw new PathFailure('failure', NOT_AGGREGATED);
    return calculate(numbers);
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

/** Java's way in its own order of operations, so that the last digits agree. */
function deviation(numbers: readonly number[]): number {
  const count = numbers.length;
  const sum = sumOf(numbers);
  return Math.sqrt(sumOf(numbers.map((number) => number * number)) / count - (sum * sum) / count / count);
}

function element(index: (args: readonly Json[]) => number): PathFunction {
  return (subject, args) => {
    if (!isArray(subject)) throw new PathFailure('failure', NOT_AGGREGATED);
    const wanted = index(args);
    const { length } = subject;
    // A negative index does not reach the first element: `last()` of a list of one fails.
    if (wanted < 0 && length + wanted <= 0) {
      throw new PathFailure('failure', `Target index:${wanted} larger than object count:${length}`);
    }
    const at = wanted < 0 ? length + wanted : wanted;
    if (at >= length) throw outOfBounds(at, length);
    return subject[at]!;
  };
}

function firstNumber(args: readonly Json[]): number {
  const number = args.flatMap(flattened).find((item) => typeof item === 'number');
  if (number === undefined) throw outOfBounds(0, 0);
  return Math.trunc(number);
}

function outOfBounds(index: number, length: number): PathFailure {
  return new PathFailure('failure', `Index ${index} out of bounds for length ${length}`);
}

function concat(subject: Json, args: readonly Json[]): string {
  const texts = itemsOf(subject).filter((item) => typeof item === 'string');
  const more = args.flatMap(flattened).filter((item) => item !== null);
  return [...texts, ...more.map(javaText)].join('');
}

function itemsOf(value: Json): readonly Json[] {
  return isArray(value) ? value : [];
}

function flattened(value: Json): readonly Json[] {
  return isArray(value) ? value : [value];
}

const FUNCTIONS: ReadonlyMap<string, PathFunction> = new Map<string, PathFunction>([
  ['avg', aggregation((numbers) => sumOf(numbers) / numbers.length)],
  ['stddev', aggregation(deviation)],
  ['sum', aggregation(sumOf)],
  ['min', aggregation((numbers) => numbers.reduce((least, number) => Math.min(least, number), Number.MAX_VALUE))],
  // The least double above zero: of negative numbers alone it is the greatest.
  ['max', aggregation((numbers) => numbers.reduce((most, number) => Math.max(most, number), Number.MIN_VALUE))],
  ['concat', concat],
  ['length', lengthOf],
  ['size', lengthOf],
  ['append', (subject, args) => (isArray(subject) ? [...subject, ...args] : subject)],
  ['keys', (subject) => (isObject(subject) ? Object.keys(subject) : null)],
  ['first', element(() => 0)],
  ['last', element(() => -1)],
  ['index', element(firstNumber)],
]);
