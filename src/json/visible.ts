// Makes control characters visible, so that names and errors cannot steer a terminal.

/**
 * C0 without tab and line feed, DEL, C1, the marks and overrides of writing direction, and the two line separators of
 * Unicode. https://unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The text with each control character as its escape in JSON, such as `\u001b`. Tabs and line feeds stay. */
export function visible(text: string): string {
  return text.replace(CONTROL, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** The same, but with one character for each, so that columns stay. */
export function visibleInPlace(text: string): string {
  return text.replace(CONTROL, '\ufffd');
}
