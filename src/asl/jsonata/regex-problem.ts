// What is wrong with a regular expression of JSONata, in words that are the same on every version of Node.js.

/** V8's reasons, and ours. It is not known what AWS says. */
const REASONS: Readonly<Record<string, string>> = {
  'Range out of order in character class': 'a range of characters is in the wrong order',
  'numbers out of order in {} quantifier': 'the numbers of a quantifier are in the wrong order',
  'Nothing to repeat': 'a quantifier follows nothing that it could repeat',
  'Unterminated group': 'a group is not closed',
  "Unmatched ')'": "a ')' closes no group",
  'Unterminated character class': 'a set of characters is not closed',
  'Invalid group': "'(?' begins no group",
  'Invalid capture group name': 'a group has no valid name',
  'Duplicate capture group name': 'two groups have the same name',
  'Invalid named reference': 'a reference has no valid name',
  'Invalid named capture referenced': 'a reference names no group',
};

export interface RegexProblem {
  readonly message: string;
  /** Where the regular expression begins in the expression. */
  readonly position: number;
}

/** The problem that RegExp's error shows; undefined for any other error. */
export function regexProblem(expression: string, { name, message }: Error): RegexProblem | undefined {
  const [, regex, reason] = /^Invalid regular expression: (\/.*\/)[a-z]*: (.*)$/s.exec(message) ?? [];
  if (name !== 'SyntaxError' || regex === undefined || reason === undefined) return undefined;
  const why = Object.hasOwn(REASONS, reason) ? `: ${REASONS[reason]!}` : '';
  return { message: `Invalid regular expression ${regex}${why}`, position: Math.max(0, expression.indexOf(regex)) };
}
