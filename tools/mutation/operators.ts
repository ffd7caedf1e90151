// What the mutants put in place of operators and of methods.
import * as ts from 'typescript';

/** By the operator as it is written: the kind of the mutant, and what takes its place. */
export const OPERATORS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  '<': { comparison: ['<=', '>='] },
  '<=': { comparison: ['<', '>'] },
  '>': { comparison: ['>=', '<='] },
  '>=': { comparison: ['>', '<'] },
  '===': { comparison: ['!=='] },
  '!==': { comparison: ['==='] },
  '&&': { logic: ['||'] },
  '||': { logic: ['&&'] },
  '??': { logic: ['&&'] },
  '+': { arithmetic: ['-'] },
  '-': { arithmetic: ['+'] },
  '*': { arithmetic: ['/'] },
  '/': { arithmetic: ['*'] },
  '%': { arithmetic: ['*'] },
  '**': { arithmetic: ['*'] },
  '<<': { arithmetic: ['>>'] },
  '>>': { arithmetic: ['<<'] },
  '&': { arithmetic: ['|'] },
  '|': { arithmetic: ['&'] },
  '+=': { assignment: ['-='] },
  '-=': { assignment: ['+='] },
  '*=': { assignment: ['/='] },
  '/=': { assignment: ['*='] },
  '??=': { assignment: ['&&='] },
};

const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  toUpperCase: 'toLowerCase',
  toLowerCase: 'toUpperCase',
  floor: 'ceil',
  ceil: 'floor',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  padStart: 'padEnd',
  padEnd: 'padStart',
};

/** Methods whose call may be forgotten. */
const OPTIONAL = new Set(['filter', 'slice', 'trim', 'trimEnd', 'trimStart', 'sort', 'reverse', 'substring']);

export function callMutations(call: ts.CallExpression): readonly { at: ts.Node; replacement: string }[] {
  if (!ts.isPropertyAccessExpression(call.expression)) return [];
  const { name, expression } = call.expression;
  const other = Object.hasOwn(METHODS, name.text) ? METHODS[name.text] : undefined;
  if (other !== undefined) return [{ at: name, replacement: other }];
  return OPTIONAL.has(name.text) ? [{ at: call, replacement: expression.getText() }] : [];
}
