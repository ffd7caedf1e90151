// Splits a text into its JSON documents: one, several pages one after another, one on each line, or lines of a log.
import { SimulatorError } from '../../asl/simulator-error';
import type { Json } from '../../json/json';
import { parseBounded } from '../../json/text';

/**
 * The JSON objects and lists in a text, in order. Text before them on a line, such as the time and the stream that
 * `aws logs tail` prints, is skipped.
 * @param source how messages name the text, such as its file
 */
export function documentsIn(text: string, source: string): Json[] {
  const whole = text.replace(/^\uFEFF/, '').trim();
  if (whole === '') throw new SimulatorError(`${source} is empty: expected the history of an execution as JSON.`);
  const format = otherFormat(whole);
  if (format !== undefined) {
    throw new SimulatorError(`${source} has the wrong format: expected JSON; found ${format}.`);
  }
  const pieces = [...piecesIn(whole)];
  if (pieces.length === 0) {
    throw new SimulatorError(`${source} is not JSON: expected what 'aws stepfunctions get-execution-history' prints.`);
  }
  return pieces.map((piece, index) => {
    try {
      return parseBounded(piece);
    } catch (error) {
      const which = pieces.length === 1 ? source : `${source}, document ${index + 1},`;
      throw new SimulatorError(`${which} is not JSON: ${(error as Error).message}.`);
    }
  });
}

/** What the AWS CLI and Logs Insights write if they are asked for something other than JSON. */
const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^@[a-z]+(,@?[\w.]+)*\r?\n/i, 'CSV. Export the results of Logs Insights as JSON'],
  [
    /^(events|nextToken):|^- (\w+EventDetails|id|timestamp|type|ingestionTime|message):/i,
    "YAML. Add '--output json' to the command",
  ],
  [/^-{3,}\r?\n\|/, "a table. Add '--output json' to the command"],
  [/^EVENTS\t/, "text with tabs. Add '--output json' to the command"],
];

function otherFormat(text: string): string | undefined {
  return FORMATS.find(([pattern]) => pattern.test(text))?.[1];
}

const START = /[{[]/g;

function* piecesIn(text: string): Iterable<string> {
  let at = startFrom(text, 0);
  while (at !== -1) {
    const end = endOf(text, at);
    yield text.slice(at, end);
    at = startFrom(text, end);
  }
}

/** An object may follow other text on its line; a list may not, because log streams have names such as `[$LATEST]`. */
function startFrom(text: string, from: number): number {
  START.lastIndex = from;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const { index } = match;
    if (text[index] === '{') return index;
    const before = text.slice(Math.max(from, text.lastIndexOf('\n', index) + 1), index);
    if (before.trim() === '' || before.trim() === ',') return index;
  }
  return -1;
}

/** The index after the document that starts at `start`, or that of the text's end if it never closes. */
function endOf(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '"') quoted = !quoted;
    else if (quoted) at += char === '\\' ? 1 : 0;
    else if (char === '{' || char === '[') depth += 1;
    else if ((char === '}' || char === ']') && --depth === 0) return at + 1;
  }
  return text.length;
}
