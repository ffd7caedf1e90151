// `{% %}` expressions that do not parse, or that refer to something that AWS does not provide. The texts, the places
// and the set of fields were measured on AWS: floci#2670, #2745, #2786.
import { isArray, isObject, type Json } from '../../json/json';
import { error, schemaError } from '../diagnostic';
import { ExpressionSyntaxError } from '../expression-syntax-error';
import { eachState, type Report, type Rule } from './rule';
import type { Field } from '../fields/field';
import { allFields, namesOf, ofKinds, templatesFor } from '../fields/lookup';
import type { FieldTable } from '../fields/table';
import { expressionIn, parseJsonata, syntaxTree } from '../jsonata/parse';
import { referencesOf, type References } from '../jsonata/references';

const WITH_RESULT = new Set(['Task', 'Map', 'Parallel']);

/** The parts of `$states` besides `input` and `context`. */
interface Offered {
  readonly result: boolean;
  readonly errorOutput: boolean;
}

export function jsonataExpressions(table: FieldTable): Rule {
  const fields = allFields(table);
  // The states of nested machines are checked on their own.
  const isSkipped = ({ verbatim, kind }: Field) => verbatim === true || kind === 'machine' || kind === 'machines';
  const skipped = new Set(namesOf(fields, isSkipped));
  // Their content belongs to the user, so any name is allowed.
  const payloads = new Set([...templatesFor('JSONata', fields), ...ofKinds(fields, 'output', 'variables', 'items')]);
  return eachState(({ state, type, at, language }, report) => {
    if (language !== 'JSONata') return;
    const hasResult = WITH_RESULT.has(String(type));
    const visit = (value: Json, place: string, inPayload: boolean, offered: Offered): void => {
      if (typeof value === 'string') {
        textFindings(value, place, offered, report);
      } else if (isArray(value)) {
        value.forEach((item, index) => visit(item, `${place}[${index}]`, inPayload, offered));
      } else if (isObject(value)) {
        for (const [field, inner] of Object.entries(value)) {
          if (inPayload) {
            visit(inner, `${place}/${field}`, true, offered);
          } else if (!skipped.has(field)) {
            visit(inner, `${place}/${field}`, payloads.has(field), offeredIn(field, place, at, hasResult, offered));
          }
        }
      }
    };
    visit(state, at, false, { result: false, errorOutput: false });
  });
}

/** The state's own Output and Assign can use the result, those of its catchers the error. */
function offeredIn(field: string, place: string, at: string, hasResult: boolean, offered: Offered): Offered {
  if (field !== 'Output' && field !== 'Assign') return offered;
  if (place === at) return { ...offered, result: hasResult };
  return place.startsWith(`${at}/Catch[`) ? { ...offered, errorOutput: true } : offered;
}

function textFindings(text: string, at: string, offered: Offered, report: Report): void {
  const source = expressionIn(text);
  if (source === undefined) {
    if (text.startsWith('{%') === text.endsWith('%}')) return;
    return report(schemaError("A JSONata expression must start with '{%' and end with '%}'", at));
  }
  try {
    referenceFindings(referencesOf(syntaxTree(parseJsonata(source))), at, offered, report);
  } catch (thrown) {
    if (!(thrown instanceof ExpressionSyntaxError)) throw thrown;
    const offset = text.indexOf(source, 2) + thrown.at;
    report(error('INVALID_JSONATA_EXPRESSION', thrown.message, at, { location: at, offset }));
  }
}

function referenceFindings(references: References, at: string, offered: Offered, report: Report): void {
  const { topLevel, root, states } = references;
  const unsupported = (message: string) => report(error('UNSUPPORTED_JSONATA_EXPRESSION', message, at));
  for (const name of topLevel) unsupported(`Reference to '${name}' at the top level is not supported.`);
  if (root) unsupported("Reference to '$$' is not supported.");
  for (const name of ['result', 'errorOutput'] as const) {
    if (states.has(name) && !offered[name]) unsupported(`Field '$states.${name}' does not exist.`);
  }
}
