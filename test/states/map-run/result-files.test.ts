// The files of a ResultWriter: one after the other, as their size asks for.
import type { Json } from '../../../src/json/json';
import { writeFiles } from '../../../src/states/map-run/result-files';

function written(results: Json[], outputType: 'JSON' | 'JSONL', mostBytes?: number) {
  const texts: Record<string, string> = {};
  const objects = {
    read: () => undefined,
    list: () => [],
    write: (bucket: string, key: string, text: string) => void (texts[`${bucket}/${key}`] = text),
  };
  const { files } = writeFiles(results, { bucket: 'b', name: 'f/SUCCEEDED', outputType, objects, mostBytes });
  return { files, texts };
}

test('a file that would be too large is followed by another', () => {
  expect(written(['aa', 'bb', 'cc', 'a very long text'], 'JSON', 11)).toEqual({
    files: [
      { Key: 'f/SUCCEEDED_0.json', Size: 11 },
      { Key: 'f/SUCCEEDED_1.json', Size: 6 },
      { Key: 'f/SUCCEEDED_2.json', Size: 20 },
    ],
    texts: {
      'b/f/SUCCEEDED_0.json': '["aa","bb"]',
      'b/f/SUCCEEDED_1.json': '["cc"]',
      'b/f/SUCCEEDED_2.json': '["a very long text"]',
    },
  });
});

test('a first result that is too large has a file of its own, and no empty one comes before', () => {
  expect(written(['a very long text'], 'JSON', 11).texts).toEqual({ 'b/f/SUCCEEDED_0.json': '["a very long text"]' });
});

test('JSON Lines have a line for each result, and sizes count bytes', () => {
  expect(written(['ä', { b: 1 }], 'JSONL')).toEqual({
    files: [{ Key: 'f/SUCCEEDED_0.jsonl', Size: 12 }],
    texts: { 'b/f/SUCCEEDED_0.jsonl': '"ä"\n{"b":1}' },
  });
});

test('without results there is no file', () => {
  expect(written([], 'JSON')).toEqual({ files: [], texts: {} });
});
