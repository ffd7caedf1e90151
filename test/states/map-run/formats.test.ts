// The formats of an ItemReader, of which item-reader.test.ts sees the ordinary cases.
// docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
import { itemFormat } from '../../../src/states/map-run/formats';

const EIGHT_MEGABYTES = 8_388_608;

// docs, ItemReader: an item may have 8 MB.
test('a line of 8 MB is an item, and a longer one is refused', () => {
  const read = itemFormat({ InputType: 'JSONL' });
  const text = 'x'.repeat(EIGHT_MEGABYTES - 2);
  expect(read(`1\n"${text}"\n`, 'k')).toEqual([1, text]);
  expect(() => read(`1\n"${text}x"\n`, 'k')).toThrow(
    expect.objectContaining({
      error: 'States.ItemReaderFailed',
      cause: 'A line has more than 8388608 bytes, which is the most that an item may have.',
    }),
  );
});

test.each(['/a/length', '/b/c', '/b/c/d', '/c/1', '/c/x'])(
  'an ItemsPointer %s that leads nowhere is refused',
  (ItemsPointer) => {
    const read = itemFormat({ InputType: 'JSON', ItemsPointer });
    expect(() => read('{"a":"text","b":1,"c":[[1]]}', 'k')).toThrow(
      expect.objectContaining({ cause: 'Attempting to map over non-iterable node.' }),
    );
  },
);
