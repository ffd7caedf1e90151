// The fields of Choice.
import type { Fields } from './field';

export const CHOICE = {
  Choices: { kind: 'choiceRules', required: true, doc: 'The first rule that is true decides.' },
  Default: { kind: 'string', verbatim: true, doc: 'The state that follows when no rule is true.' },
} as const satisfies Fields;
