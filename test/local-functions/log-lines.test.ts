import { InvocationLog, LineCutter, MAX_LINE_BYTES, MAX_OUTPUT_BYTES } from '../../src/local-functions/log-lines';

/** The lines of a stream that comes in these pieces. */
function linesOf(...pieces: readonly string[]): string[] {
  const lines: string[] = [];
  const cutter = new LineCutter((line) => lines.push(line));
  for (const piece of pieces) cutter.add(piece);
  cutter.end();
  return lines;
}

test('a stream is cut at line ends, and a carriage return is a line end within a line', () => {
  expect(linesOf('a\nb', 'c\n\nd\re\r\nlast')).toEqual(['a\n', 'bc\n', '\n', 'd\ne\n', 'last\n']);
});

test.each([
  ['ASCII', 'x', 1],
  ['Cyrillic letters', 'ж', 2],
  ['emoji', '😀', 4],
])('a long line of %s is split by its bytes, between characters', (_, character, bytes) => {
  const text = character.repeat(Math.floor((2.5 * MAX_LINE_BYTES) / bytes));
  for (const lines of [linesOf(text), linesOf(...(text.match(/.{1,60000}/gsu) ?? [])), linesOf(`${text}\n`)]) {
    expect(lines.map((line) => line.slice(0, -1)).join('')).toBe(text);
    for (const line of lines) expect(Buffer.byteLength(line.slice(0, -1))).toBeLessThanOrEqual(MAX_LINE_BYTES);
    expect(lines.join('')).not.toContain('\ufffd');
    expect(lines.length).toBeLessThan(12);
  }
});

describe('the log of an invocation', () => {
  const line = `${'é'.repeat(50_000)}\n`;

  test('keeps output up to 16 MB, says where it is cut off, and keeps Lambda’s lines after it', () => {
    const log = new InvocationLog();
    log.add('START\n');
    const logged = Array.from({ length: 200 }, () => log.addOutput(line, 'stdout'));
    log.add('END\n');
    const cutOff = '[The output of this invocation is cut off here: it is longer than 16 MB.]\n';
    const kept = logged.indexOf(cutOff);
    expect(kept).toBe(Math.floor(MAX_OUTPUT_BYTES / (Buffer.byteLength(line) + 26)));
    expect(logged.slice(kept + 1).every((one) => one === undefined)).toBe(true);
    expect(log.text).toBe(`START\n${line.repeat(kept)}${cutOff}END\n`);
  });

  test('counts empty lines, too', () => {
    const log = new InvocationLog();
    for (let count = 0; count < 700_000; count += 1) log.addOutput('\n', 'stderr');
    expect(log.text.length).toBeLessThan(MAX_OUTPUT_BYTES / 27 + 100);
  });
});
