// A placeholder such as `${ChargeFunctionArn}`, which a deployment replaces: DefinitionSubstitutions of CloudFormation
// and SAM, templatefile of Terraform.

/** Marks a string that stands where the text has a placeholder without quotes. The character is in no real text. */
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

/** Whether the text is nothing but a placeholder. */
export function isWhole(text: string): boolean {
  return /^\$\{[^{}]+\}$/.test(text);
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
    const placeholder = text.startsWith('${', at) ? (/^\$\{[^{}\n]+\}/.exec(text.slice(at, at + 1000))?.[0] ?? '') : '';
    if (placeholder !== '') {
      const written = JSON.stringify(placeholder).slice(1, -1);
      quoted += isInString ? (placeholder.includes('"') ? written : placeholder) : `"${UNQUOTED}${written}"`;
      at += placeholder.length;
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
