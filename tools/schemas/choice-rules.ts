// The rules of Choice for editors: JSONPath's operators with what they compare with, and JSONata's Condition.
import { closed, described, listOf, ref, type JsonSchema } from './editor-schema';
import { OPERATORS, operandType } from '../../src/asl/rules/choice-rules';

const PATH: JsonSchema = { type: 'string', pattern: '^\\s*\\$', description: 'A path to the value that is tested.' };
const NEXT: JsonSchema = { type: 'string', description: 'The state that follows if the rule is true.' };
const COMMENT: JsonSchema = { type: 'string' };

const COMBINATIONS: Readonly<Record<string, JsonSchema>> = {
  And: { ...(listOf(ref('JSONPath.InnerRule'), 1) as object), description: 'True if all of the rules are true.' },
  Or: { ...(listOf(ref('JSONPath.InnerRule'), 1) as object), description: 'True if one of the rules is true.' },
  Not: { allOf: [ref('JSONPath.InnerRule')], description: 'True if the rule is not.' },
};

export function choiceRules(): Readonly<Record<string, JsonSchema>> {
  return {
    'JSONPath.Rule': jsonPathRule({ Next: NEXT }, ['Next']),
    'JSONPath.InnerRule': jsonPathRule({}, []),
    'JSONata.Rule': {
      type: 'object',
      required: ['Condition', 'Next'],
      properties: {
        Condition: {
          description: 'The rule is true if this is: a JSONata expression, or a boolean.',
          // `${Name}` may stand for an expression.
          anyOf: [{ type: 'boolean' }, ref('JSONata.Expression'), { type: 'string', pattern: '^\\$\\{[^{}]+\\}$' }],
        },
        Next: NEXT,
        Comment: COMMENT,
        Assign: ref('JSONata.Variables'),
        Output: described('The output of the state.', ref('JSONata.Template')),
      },
    },
  };
}

function jsonPathRule(outermost: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  const operators = Object.fromEntries([...OPERATORS].map((operator) => [operator, operand(operator)]));
  return closed(
    {
      Variable: PATH,
      ...operators,
      ...COMBINATIONS,
      ...outermost,
      Comment: COMMENT,
      Assign: ref('JSONPath.Variables'),
    },
    {
      ...(required.length > 0 && { required }),
      dependencies: Object.fromEntries([...OPERATORS].map((operator) => [operator, ['Variable']])),
      oneOf: [...OPERATORS, ...Object.keys(COMBINATIONS)].map((operator) => ({ required: [operator] })),
    },
  );
}

function operand(operator: string): JsonSchema {
  if (operator.endsWith('Path')) return { type: 'string', pattern: '^\\s*\\$' };
  return operator.startsWith('Timestamp') ? ref('Timestamp') : { type: operandType(operator) };
}
