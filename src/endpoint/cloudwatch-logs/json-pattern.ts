// Filter patterns for log events in JSON: { $.a.b = "x" && ($.c[0] > 3 || $.d IS NULL) }.
import { comparison, invalidPattern, Scanner, type Matches } from './pattern-scanner';
import { isArray, isObject, member, type Json } from '../../json/json';

type Condition = (event: Json) => boolean;

export function jsonPattern(pattern: string): Matches {
  const scanner = new Scanner(pattern);
  scanner.expect('{');
  const condition = scanner.condition(() => simple(scanner));
  scanner.expect('}');
  scanner.end();
  return (message) => {
    const event = parseMessage(message);
    return event !== undefined && condition(event);
  };
}

/** Text before the JSON, such as a time, is ignored. */
function parseMessage(message: string): Json | undefined {
  if (!message.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(message) as Json;
  } catch {
    return undefined;
  }
}

function simple(scanner: Scanner): Condition {
  const found = selector(scanner.next('a selector such as $.a').text, scanner.pattern);
  if (scanner.takeWord('NOT')) {
    if (!scanner.takeWord('EXISTS')) throw scanner.syntaxError('EXISTS');
    return (event) => found(event) === undefined;
  }
  if (scanner.takeWord('EXISTS')) return (event) => found(event) !== undefined;
  if (scanner.takeWord('IS')) {
    for (const [word, value] of [
      ['NULL', null],
      ['TRUE', true],
      ['FALSE', false],
    ] as const) {
      if (scanner.takeWord(word)) return (event) => found(event) === value;
    }
    throw scanner.syntaxError('NULL, TRUE or FALSE');
  }
  const operator = scanner.operator();
  const compare = comparison(operator, scanner.next('a value'), scanner.pattern);
  return (event) => {
    const value = found(event);
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? compare(typeof value === 'boolean' ? String(value) : value)
      : false;
  };
}

/** `$.a.b[0]['c d']` */
function selector(text: string, pattern: string): (event: Json) => Json | undefined {
  const part = /\.([^.[\]]+)|\[(\d+)\]|\['([^']+)'\]/y;
  const steps: (string | number)[] = [];
  if (!text.startsWith('$')) throw invalidPattern(pattern, `a selector starts with $., found '${text}'`);
  part.lastIndex = 1;
  while (part.lastIndex < text.length) {
    const [all, name, index, quoted] = part.exec(text) ?? [];
    if (all === undefined) throw invalidPattern(pattern, `'${text}' is no selector`);
    steps.push(index === undefined ? (name ?? quoted)! : Number(index));
  }
  return (event) => {
    let value: Json | undefined = event;
    for (const step of steps) {
      if (typeof step === 'number') value = isArray(value) ? value[step] : undefined;
      else value = isObject(value) ? member(value, step) : undefined;
    }
    return value;
  };
}
