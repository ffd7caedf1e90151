// Replaces values that must not be written down. Shapes and equalities stay: the same value always becomes the same one.
import { isArray, isObject, type Json } from '../../json/json';
import { UsageError } from '../command';

/** Decides by the path of a value, such as `$.input.customer.email`, and by its text. */
type Rule = (path: string, value: string | number) => boolean;

/** Shorter texts are replaced only where they are a whole value: inside of others they would be found by chance. */
const SHORTEST_INSIDE = 4;

export class Redaction {
  private readonly rules: readonly Rule[];
  private readonly replacements = new Map<string, string>();

  /**
   * @param patterns a path (`$.customer.email`, where `*` is any name or index), the name of a member anywhere (`email`), or
   * a regular expression between slashes (`/^4\d{15}$/`)
   */
  constructor(patterns: readonly string[]) {
    this.rules = patterns.map(ruleOf);
  }

  /** A copy in which all values that a pattern selects are replaced, wherever they occur again. */
  apply(value: Json): Json {
    if (this.rules.length === 0) return value;
    this.learn(value, '$');
    return this.replace(value);
  }

  private learn(value: Json, path: string): void {
    if (isArray(value)) {
      value.forEach((item, index) => this.learn(item, `${path}.${index}`));
    } else if (isObject(value)) {
      Object.entries(value).forEach(([key, item]) => this.learn(item, `${path}.${key}`));
    } else if (
      (typeof value === 'string' || typeof value === 'number') &&
      this.rules.some((rule) => rule(path, value))
    ) {
      const text = String(value);
      if (!this.replacements.has(text)) this.replacements.set(text, disguise(text, this.replacements.size + 1));
    }
  }

  private replace(value: Json): Json {
    if (isArray(value)) return value.map((item) => this.replace(item));
    if (isObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.replace(item)]));
    }
    if (typeof value === 'number') {
      const disguised = this.replacements.get(String(value));
      return disguised === undefined ? value : Number(disguised);
    }
    return typeof value === 'string' ? this.inText(value) : value;
  }

  private inText(text: string): string {
    const whole = this.replacements.get(text);
    if (whole !== undefined) return whole;
    let replaced = text;
    for (const [from, to] of this.replacements) {
      if (from.length >= SHORTEST_INSIDE) replaced = replaced.replaceAll(from, to);
    }
    return replaced;
  }
}

function ruleOf(pattern: string): Rule {
  const expression = /^\/(.*)\/([a-z]*)$/s.exec(pattern);
  if (expression) {
    const regex = regexOf(expression[1]!, expression[2]!, pattern);
    return (_, value) => regex.test(String(value));
  }
  const names = pattern.replace(/^\$\.?/, '').split('.');
  const isRooted = pattern.startsWith('$');
  return (path) => {
    // The first name is the part of the execution: its input, its output, or the answers of its tasks.
    const parts = path.split('.').slice(1);
    if (names.length > parts.length) return false;
    const starts = isRooted ? [...parts.keys()] : [parts.length - names.length];
    return starts.some(
      (start) =>
        start + names.length === parts.length &&
        names.every((name, index) => name === '*' || name === parts[start + index]),
    );
  };
}

function regexOf(source: string, flags: string, pattern: string): RegExp {
  try {
    return new RegExp(source, flags.replace('g', ''));
  } catch (error) {
    throw new UsageError(`Invalid --redact ${pattern}: ${(error as Error).message}.`);
  }
}

/** Letters become letters, digits become digits, and everything else stays, so that formats remain valid. */
function disguise(text: string, number: number): string {
  let seed = number;
  const next = (count: number): number => {
    seed = (seed * 48271) % 2147483647;
    return seed % count;
  };
  return text.replace(/[a-z]|[A-Z]|[0-9]/g, (char, index: number) => {
    if (/[a-z]/.test(char)) return String.fromCharCode(97 + next(26));
    if (/[A-Z]/.test(char)) return String.fromCharCode(65 + next(26));
    // The first digit is not 0, so that a number keeps its length.
    return index === 0 ? String(1 + next(9)) : String(next(10));
  });
}
