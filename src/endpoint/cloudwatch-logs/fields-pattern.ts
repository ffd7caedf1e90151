// Filter patterns for log events of fields between spaces: [ip, user, ..., status = 4*, bytes > 1000].
import { comparison, invalidPattern, Scanner, type Matches } from './pattern-scanner';

type Fields = readonly string[];

interface Field {
  readonly name: string;
  readonly condition: ((values: ReadonlyMap<string, string>) => boolean) | undefined;
}

export function fieldsPattern(pattern: string): Matches {
  const scanner = new Scanner(pattern);
  scanner.expect('[');
  const before: Field[] = [];
  const after: Field[] = [];
  let ellipsis = false;
  for (let first = true; !scanner.take(']'); first = false) {
    if (!first) scanner.expect(',');
    if (scanner.take('...') || scanner.takeWord('...')) {
      if (ellipsis) throw invalidPattern(pattern, "there is more than one '...'");
      ellipsis = true;
    } else {
      (ellipsis ? after : before).push(fieldIn(scanner));
    }
  }
  scanner.end();
  return (message) => matches(fieldsOf(message), before, after, ellipsis);
}

function fieldIn(scanner: Scanner): Field {
  let name = '';
  let compares = false;
  const condition = scanner.condition<ReadonlyMap<string, string>>(() => {
    const field = scanner.next('the name of a field').text;
    name ||= field;
    if (scanner.peek(',') || scanner.peek(']')) return () => true;
    compares = true;
    const compare = comparison(scanner.operator(), scanner.next('a value'), scanner.pattern);
    return (values) => compare(values.get(field) ?? '');
  });
  return { name, condition: compares ? condition : undefined };
}

function matches(fields: Fields, before: readonly Field[], after: readonly Field[], ellipsis: boolean): boolean {
  const count = before.length + after.length;
  if (ellipsis ? fields.length < count : fields.length !== count) return false;
  const values = new Map<string, string>();
  before.forEach(({ name }, index) => values.set(name, fields[index]!));
  after.forEach(({ name }, index) => values.set(name, fields[fields.length - after.length + index]!));
  return [...before, ...after].every(({ condition }) => condition?.(values) ?? true);
}

/** Words, and texts in double quotes or brackets. */
function fieldsOf(message: string): Fields {
  return Array.from(
    message.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g),
    ([, quoted, bracketed, word]) => quoted ?? bracketed ?? word!,
  );
}
