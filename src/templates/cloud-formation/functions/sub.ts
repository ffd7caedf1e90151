// Fn::Sub: replaces ${Name}, ${Resource.Attribute} and ${!Literal} in a string; the function can define names of its
// own.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-sub.html
import type { IntrinsicFunction, Scope } from './intrinsic';
import { isArray, isObject, member, type JsonObject } from '../../../json/json';

export const sub: IntrinsicFunction = {
  name: 'Fn::Sub',
  resolve(argument, scope) {
    if (!isArray(argument)) return substitute(scope.text(argument, 'Fn::Sub'), {}, scope);
    const [text, variables] = scope.arguments(argument, 'Fn::Sub', 2);
    if (!isObject(variables)) return scope.fail('Fn::Sub', 'expected an object of variables as its second argument');
    return substitute(scope.text(text, 'the text of Fn::Sub'), variables, scope);
  },
};

function substitute(text: string, variables: JsonObject, scope: Scope): string {
  return scope.concatenate(
    parseSub(text).map((part) => (typeof part === 'string' ? part : valueOf(part.name, variables, scope))),
  );
}

/** The plain parts and the names of the string, in order; `${!x}` is plain text. Takes linear time. */
export function parseSub(text: string): readonly (string | { readonly name: string })[] {
  const parts: (string | { name: string })[] = [];
  let start = 0;
  for (;;) {
    const open = text.indexOf('${', start);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (close < 0) return [...parts, text.slice(start)];
    const name = text.slice(open + 2, close);
    parts.push(text.slice(start, open), name.startsWith('!') ? '${' + name.slice(1) + '}' : { name });
    start = close + 1;
  }
}

function valueOf(name: string, variables: JsonObject, scope: Scope): string {
  const subject = `Fn::Sub '\${${name}}'`;
  if (!/^[\w.:]+$/.test(name)) {
    return scope.fail(
      subject,
      'names consist of letters, digits, underscores, periods and colons. Write ${!...} for literal text',
    );
  }
  const variable = member(variables, name);
  if (variable !== undefined) return scope.text(variable, subject);
  const dot = name.indexOf('.');
  const value = dot < 0 ? scope.reference(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
  return scope.text(value, subject);
}
