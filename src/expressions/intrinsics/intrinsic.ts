// The interface of an intrinsic function, and its errors for wrong arguments.
import { numberIn } from '../../json/exact-integer';
import { typeOf, type Json, type JsonType } from '../../json/json';
import type { Scope } from '../scope';

/** Computes the result from evaluated arguments. Their number is checked when the definition is parsed. */
export type Intrinsic = (args: readonly Json[], scope: Scope) => Json;

/** Why a call failed. The caller adds which call and which function it was. */
export class IntrinsicError extends Error {
  constructor(
    message: string,
    /** What of the call is invalid. */
    readonly what: 'arguments' | 'template' = 'arguments',
  ) {
    super(message);
  }
}

/** The argument, which must be of the type. */
export function argument(args: readonly Json[], index: number, type: 'array'): readonly Json[];
export function argument(args: readonly Json[], index: number, type: 'string'): string;
export function argument(args: readonly Json[], index: number, type: 'number'): number;
export function argument(args: readonly Json[], index: number, type: 'object'): { readonly [key: string]: Json };
export function argument(args: readonly Json[], index: number, type: JsonType): Json {
  const value = args[index]!;
  if (typeOf(value) !== type) {
    throw new IntrinsicError(`Argument ${index + 1} must be of type ${type}, but was ${typeOf(value)}`);
  }
  return type === 'number' ? numberIn(value)! : value;
}

/** Whole numbers are rounded half up, as Java's Math.round does (recorded: -1.5 is -1, 2.5 is 3). */
export function whole(args: readonly Json[], index: number): number {
  return Math.floor(argument(args, index, 'number') + 0.5);
}
