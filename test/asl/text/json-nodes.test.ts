import fc from 'fast-check';
import { scanJson } from '../../../src/asl/text/json-nodes';
import type { TextNode } from '../../../src/asl/text/text-node';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The value that a tree describes, read from the text at each place. */
function valueOf(node: TextNode, text: string): unknown {
  if (node.items) return node.items.map((item) => valueOf(item, text));
  if (node.members) {
    return Object.fromEntries(
      node.members.map(({ key, start, value }) => {
        expect(text.slice(start)).toMatch(/^"/);
        return [key, valueOf(value!, text)];
      }),
    );
  }
  if (node.content) return node.content.read();
  return JSON.parse(/^[-+.\w]+/.exec(text.slice(node.start))![0]);
}

test('every value of a JSON text is found where it is written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const scanned = scanJson(text);
      // JSON.parse makes __proto__ an own member, and so does fromEntries.
      expect('root' in scanned && valueOf(scanned.root, text)).toEqual(JSON.parse(text));
    }),
  );
});

test('a text is refused exactly if JSON.parse refuses it, and the fault is where no JSON text can begin so', () => {
  const piece = fc.constantFrom(
    ...'{}[]",:\\u0019.eE+-tfn \n',
    'true',
    'null',
    '"a"',
    '"\\u00e9"',
    '\u0001',
    '-0.5e+3',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const scanned = scanJson(text);
      expect('root' in scanned).toBe(isJson(text));
    }),
    { numRuns: 5000 },
  );
});

test.each([
  ['', 0],
  ['{"StartAt": }', 12],
  ['{"a": 1,}', 8],
  ['[1,]', 3],
  ['{"a" 1}', 5],
  ['{"a": 1', 7],
  ['["abc', 5],
  ['["a\nb"]', 3],
  ['["\\x"]', 3],
  ['["\\u00g0"]', 6],
  ['[01]', 2],
  ['[1.]', 3],
  ['[-]', 2],
  ['[1e]', 3],
  ['[trux]', 4],
  ['[1] x', 4],
  ["{'a': 1}", 1],
])('the fault of %j is at offset %d', (text, fault) => {
  expect(scanJson(text)).toEqual({ fault });
});

test('text that nests 100,000 levels deep needs no stack', () => {
  const text = '['.repeat(100_000) + ']'.repeat(100_000);
  expect('root' in scanJson(text)).toBe(true);
  expect(scanJson(text.slice(0, -1))).toEqual({ fault: text.length - 1 });
});

test('a placeholder is a value only where substitutions are still to be made', () => {
  expect(scanJson('{"TimeoutSeconds": ${T}}')).toEqual({ fault: 19 });
  expect(scanJson('{"TimeoutSeconds": ${T}}', true)).toMatchObject({
    root: { members: [{ key: 'TimeoutSeconds', value: { start: 19 } }] },
  });
});

test('the characters of a string are found behind its escapes', () => {
  const text = '["a\\n\\u00e9\\"b"]';
  const scanned = scanJson(text);
  const content = 'root' in scanned ? scanned.root.items![0]!.content! : undefined;
  expect(content!.read()).toBe('a\né"b');
  expect([0, 1, 2, 3, 4].map((index) => content!.offsetOf(index))).toEqual([2, 3, 5, 11, 13]);
});

test('a placeholder in a string may hold quotes, and the string is then read as it is written', () => {
  const text = '["a${arns["b"]}c", "d\\n${e}"]';
  const scanned = scanJson(text, true);
  const items = 'root' in scanned ? scanned.root.items! : [];
  expect(items.map(({ start, content }) => [start, content!.read()])).toEqual([
    [1, 'a${arns["b"]}c'],
    [19, 'd\n${e}'],
  ]);
  expect(scanJson(text)).toEqual({ fault: 11 });
});

test('a placeholder that does not end is part of a string, and no value', () => {
  expect(scanJson('["${a"]', true)).toMatchObject({ root: { items: [{ start: 1 }] } });
  expect(scanJson('[${a]', true)).toEqual({ fault: 1 });
});

test('keys are read without their escapes, and have their places', () => {
  const scanned = scanJson('{"a\\u00e9": 1, "b": {"c": []}}');
  expect(scanned).toMatchObject({
    root: {
      members: [
        { key: 'aé', start: 1, value: { start: 12 } },
        { key: 'b', start: 15, value: { start: 20, members: [{ key: 'c', start: 21, value: { items: [] } }] } },
      ],
    },
  });
});
