// What the operators of filters compare: values, and what stands for them, by Jayway's rules of equality.
import { PathFailure } from './path-failure';
import { unescapeText } from '../../asl/json-path/unescape';
import { equalJson } from '../../json/equal';
import { isArray, isObject, type Json } from '../../json/json';

/** Tests a whole text. */
export type Pattern = (text: string) => boolean;

/** An item of a list that equals nothing. */
const OPAQUE: unique symbol = Symbol('opaque');

/** Undefined where a path led to nothing. */
export type Operand = Json | undefined | Pattern | typeof OPAQUE;

export function isContainer(operand: Operand): boolean {
  return isArray(operand) || isObject(operand);
}

/** Of a number and a text, the right one is converted: `'05' == 5` is false, `5 == '05'` is true. */
export function equalOperands(left: Operand, right: Operand): boolean {
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  if (typeof left === 'number' && typeof right === 'string') return left === asNumber(right);
  if (isContainer(left) && isContainer(right)) return equalJson(left as Json, right as Json);
  return left === right && isScalar(left);
}

function isScalar(operand: Operand): boolean {
  return operand === null || typeof operand === 'string' || typeof operand === 'number' || typeof operand === 'boolean';
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function asNumber(text: string): number | undefined {
  return DECIMAL.test(text) ? Number(text) : undefined;
}

/** How two operands of these are told apart by `===` and `!==`. */
export function operandClass(operand: Operand): string {
  return isContainer(operand) ? 'json' : operand === null ? 'null' : typeof operand;
}

/** The text that a pattern is matched with: what is neither text, number nor truth value counts as empty. */
export function patternInput(operand: Operand): string {
  return isScalar(operand) && operand !== null ? String(operand) : '';
}

/**
 * The items of a list as operands. Jayway reads the texts among them once more: quotes around one are taken off, and one
 * that looks like a path or like JSON equals no text. Lists and objects end the evaluation.
 */
export function listOperands(list: readonly Json[]): readonly Operand[] {
  return list.map((item) => {
    if (isContainer(item)) throw new PathFailure('failure', 'Could not determine value type');
    return typeof item === 'string' ? textOperand(item) : item;
  });
}

const PATH = /^[$@]($|[.[])/;
const JSON_TEXT = /^\s*(\[.*\]|\{.*\})\s*$/s;
const QUOTED = /^(['"])(.*)\1$/s;

function textOperand(text: string): Operand {
  if (PATH.test(text) || JSON_TEXT.test(text)) return OPAQUE;
  if (text.length <= 1) return text;
  const inner = QUOTED.exec(text)?.[2] ?? text;
  return unescapeText(inner) ?? inner;
}
