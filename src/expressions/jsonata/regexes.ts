// Regular expressions as functions. They return a match, which contains a function for the next one.
import type { Evaluate } from './evaluate';
import { InternalError, JsonataError } from './values/failure';
import type { Run } from './values/run';
import { Callable, type Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';
import { Regex } from '../regex/regex';

export function compileRegex({ value }: JsonataNode): Evaluate {
  const { source, flags } = value as RegExp;
  const regex = readable(source, flags);
  return () => {
    if (!regex) throw new InternalError();
    return new Matcher(regex);
  };
}

/** Undefined for syntax that only newer versions of Node.js have, such as `(?i:a)`. */
function readable(source: string, flags: string): Regex | undefined {
  try {
    return new Regex(source, flags);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}

/** Remembers where its last match ended, as a RegExp does. */
class Matcher extends Callable {
  readonly arity = 2;
  override readonly isTrue = false;
  private end = 0;

  constructor(private readonly regex: Regex) {
    super();
  }

  invoke([text, from]: readonly Value[], _: Value, run: Run): Value {
    return this.find(String(text), Math.max(0, Math.trunc(Number(from ?? 0)) || 0), run);
  }

  private find(text: string, from: number, run: Run): FoundMatch | undefined {
    run.spend(4);
    const match = this.regex.search(text, from, run);
    this.end = match?.end ?? 0;
    if (!match) return undefined;
    const { start, end, groups } = match;
    return { match: text.slice(start, end), start, end, groups, next: new NextMatch(() => this.next(text, run)) };
  }

  private next(text: string, run: Run): Value {
    if (this.end >= text.length) return undefined;
    const match = this.find(text, this.end, run);
    // Otherwise the same empty match would be found forever.
    if (match?.match === '') throw new JsonataError('D1004', { value: this.regex.source });
    return match;
  }
}

interface FoundMatch {
  readonly [name: string]: Value;
  readonly match: string;
}

class NextMatch extends Callable {
  readonly arity = 0;
  override readonly isTrue = false;

  constructor(private readonly find: () => Value) {
    super();
  }

  invoke(): Value {
    return this.find();
  }
}
