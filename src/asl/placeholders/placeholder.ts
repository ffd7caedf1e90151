// A placeholder such as `${ChargeFunctionArn}`, which a deployment replaces: DefinitionSubstitutions of CloudFormation
// and SAM, templatefile of Terraform.
import { placeholderEnd } from '../text/placeholder-end';

/** Marks a string that replaces a placeholder without quotes. The character is in no real text. */
const UNQUOTED = '\uE000';

/** A name, or an expression of Terraform. */
const ANY = /\$\{([^{}]+)\}/g;

/** In an expression that parses, `${a: b}` is JSONata. */
const NAMED = /\$\{([A-Za-z_]\w*(?:(?:::|[.-])\w+)*)\}/g;

export function namesIn(text: string): readonly string[] {
  return [...text.matchAll(ANY)].map(([, name]) => name!.trim());
}

export function namesInExpression(expression: string): readonly string[] {
  return [...expression.matchAll(NAMED)].map(([, name]) => name!);
}

export function replaceEach(text: string, replace: (name: string, offset: number, written: string) => string): string {
  return text.replace(ANY, (written, name: string, offset: number) => replace(name.trim(), offset, written));
}

/** The placeholder as a name that paths, expressions and ARNs can hold: `Orders_Arn` for `${aws.orders["Orders-Arn"]}`. */
export function identifierOf(name: string): string {
  const words = name.match(/\w+/g) ?? [];
  return (words.at(-1) ?? 'value').replace(/^(?=\d)/, '_');
}

/** The text in the string that `quotePlaceholders` made; undefined for other strings. */
export function unquotedIn(text: string): string | undefined {
  return text.startsWith(UNQUOTED) ? text.slice(UNQUOTED.length) : undefined;
}

/**
 * JSON text with a string for each placeholder outside of strings, such as the one of `"Seconds": ${Delay}`. Quotes in
 * placeholders inside of strings are escaped, because Terraform's expressions contain them.
 */
export function quotePlaceholders(text: string): string {
  let quoted = '';
  let isInString = false;
  for (let at = 0; at < text.length;) {
    const end = placeholderEnd(text, at);
    if (end !== undefined) {
      const name = text
        .slice(at + 2, end)
        .replace(/\{/g, '(')
        .replace(/\}/g, ')');
      const written = isInString && !name.includes('"') ? `\${${name}}` : JSON.stringify(`\${${name}}`).slice(1, -1);
      quoted += isInString ? written : `"${UNQUOTED}${written}"`;
      at = end + 1;
      continue;
    }
    const char = text[at]!;
    if (char === '"') isInString = !isInString;
    const length = isInString && char === '\\' ? 2 : 1;
    quoted += text.slice(at, at + length);
    at += length;
  }
  return quoted;
}
