// The form of an error message: what is wrong and where; what was expected; what was found; what to do.
import type { Message } from './collect';

/**
 * Where texts are AWS's own, or go into them, which are never rewritten.
 * Services answer with them; they are recorded, measured or taken from a model.
 */
const AWS_TEXTS: readonly string[] = [
  'src/asl/jsonata/parse.ts', // the texts of the jsonata package, which AWS repeats
  'src/endpoint/state/executions.ts', // RedriveExecution
  'src/runtime/execution.ts', // RedriveExecution
  'src/runtime/open-tasks.ts', // SendTaskSuccess
  'src/runtime/redrivable.ts', // RedriveExecution
  'src/services/models/check-answer.ts', // TestState
  'src/simulator/logging.ts', // CreateStateMachine
  'src/test-state/', // TestState
];

/** Words that make readers stop, and those for which there is another word in all other messages. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/\bis none\b/, "'is not ...'"],
  [/\bno doing of\b/, "'not caused by'"],
  [/\b(told|tells?)\b/i, "'reports' or 'says'"],
  [/\b(whoever|somebody|nobody|something|anything else)\b/i, 'the one who is meant'],
  [/\bstands?\b|\bhangs?\b/i, "'is'"],
  [/\bgo(es)? on\b/i, "'continues'"],
  [/\bplease\b/i, 'what to do'],
  [/\bwants?\b|\bgot\b/i, "'expected' and 'found'"],
  [/\bmend\b/i, "'fix'"],
  [/(?<!there )\bis no\b/i, "'is not a ...'"],
  [/\bthere is no such\b|\bit is not there\b/i, "'does not exist'"],
  [/\bthere (is|are) [‹']/, "'the ... are: ...'"],
  [/\bgive\b/i, "'set', 'add' or 'pass'"],
  [/\bexpected (a )?texts?\b|\ba text\b/i, "'a string'"],
  [/\b(says?|say) which\b/i, "'select'"],
  [/[^ ] {2}[^ ]/, 'one space'],
  [/!(\s|$)/, 'a full stop'],
];

/** What is wrong with the messages, in the order of the files; empty when all is well. */
export function faults(messages: Iterable<Message>): string[] {
  return [...messages]
    .filter(({ place }) => !AWS_TEXTS.some((path) => place.startsWith(path)))
    .flatMap((message) => faultsOf(message).map((fault) => `${message.place} ${fault}: ${message.text}`))
    .sort();
}

function faultsOf({ text, starts, ends, opensBlock }: Message): string[] {
  const found: string[] = [];
  // A text that ends in a block, such as an excerpt or an example, has its sentence before.
  const [sentence = ''] = text.split('\n');
  const isBlock = opensBlock || sentence !== text;
  if (starts && !/^[A-Z‹'"]|^--/.test(text)) found.push('begins with a capital letter or a name');
  if (ends && !(isBlock ? /[.:]$/ : /\.$/).test(sentence)) found.push('ends with a full stop');
  const isFound = /‹|; found |^Missing /.test(text);
  if (starts && ends && /\bexpected\b/i.test(text) && !isFound) found.push('says what was found');
  if (/\bfound\b/.test(text) && /, (but )?found\b/.test(text) && /: expected\b/.test(text)) {
    found.push("separates what was found by '; found'");
  }
  for (const [words, instead] of BANNED) {
    const word = words.exec(prose(text))?.[0].trim();
    if (word !== undefined) found.push(`says ${instead} for '${word}'`);
  }
  return found;
}

/** Without values, quoted code and blocks. */
function prose(text: string): string {
  return text.split('\n')[0]!.replace(/‹[^›]*›/g, '‹›');
}
