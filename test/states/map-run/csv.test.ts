// CSV, character by character. RFC 4180 says what quotes and line ends mean, and AWS's page what a backslash does:
// docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html
import { csvItems, csvRows } from '../../../src/states/map-run/csv';

describe('csvRows', () => {
  test.each<[string, string, string[][]]>([
    ['no text has no rows', '', []],
    [
      'the last line may end without a line end',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a line end at the end starts no row',
      'a,b\nc,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'lines may end with CRLF',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a carriage return inside of a line is a character', 'a\rb,c\n', [['a\rb', 'c']]],
    ['a blank line is a row with an empty field', 'a\n\r\n\nb', [['a'], [''], [''], ['b']]],
    [
      'a delimiter before a line end is followed by an empty field',
      'a,\nb,\r\n',
      [
        ['a', ''],
        ['b', ''],
      ],
    ],
    ['and so is one at the end of the text', 'a,', [['a', '']]],
    ['a quoted field may contain delimiters and line ends', '"a,b\r\nc",d\n', [['a,b\r\nc', 'd']]],
    ['a quoted field may be empty', '"",a\n""', [['', 'a'], ['']]],
    ['a quoted field may be the last of its line', 'a,"b"\r\n"c"\nd', [['a', 'b'], ['c'], ['d']]],
    ['a doubled quote is a quote', '"a""b",c""d', [['a"b', 'c"d']]],
    ['a quote that is never closed takes the rest', 'a,"b,c\nd', [['a', 'b,c\nd']]],
    ['a quote at the end of the text is an empty field', 'a,"', [['a', '']]],
    ['what follows a quoted part belongs to its field', '"a"b,c', [['ab', 'c']]],
  ])('%s: %j', (_, text, rows) => {
    expect(csvRows(text, ',')).toEqual(rows);
  });

  test.each<[string, string, string[][]]>([
    ['keeps a delimiter', 'a\\,b,c', [['a,b', 'c']]],
    ['keeps a quote', '\\"a\\",b', [['"a"', 'b']]],
    ['keeps a quote inside of quotes', '"a\\"b",c', [['a"b', 'c']]],
    ['keeps a backslash', 'a\\\\,b', [['a\\', 'b']]],
    ['keeps a backslash inside of quotes', '"a\\\\",b', [['a\\', 'b']]],
    ['before another character is dropped', '\\a,b\\c', [['a', 'bc']]],
    ['keeps no line end', 'a\\\nb', [['a'], ['b']]],
    ['at the end of the text is dropped', 'a,b\\', [['a', 'b']]],
    ['at the end of an unclosed quote is dropped', '"a\\', [['a']]],
  ])('a backslash %s: %j', (_, text, rows) => {
    expect(csvRows(text, ',')).toEqual(rows);
  });
});

describe('csvItems', () => {
  test.each([
    ['COMMA', ','],
    ['PIPE', '|'],
    ['SEMICOLON', ';'],
    ['SPACE', ' '],
    ['TAB', '\t'],
  ])('CSVDelimiter %s separates fields by %j, and by nothing else', (CSVDelimiter, delimiter) => {
    const others = [',', '|', ';', ' ', '\t'].filter((other) => other !== delimiter).join('');
    expect(csvItems({ CSVDelimiter })(`a${delimiter}b\n1${delimiter}${others}`)).toEqual([{ a: '1', b: others }]);
  });

  test('without CSVDelimiter, fields are separated by commas', () => {
    expect(csvItems({})('a,b\n1,2')).toEqual([{ a: '1', b: '2' }]);
  });

  test('CSVHeaders name the fields of all rows, the first one included', () => {
    expect(csvItems({ CSVHeaders: ['a', 'b'] })('1,2\n3')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '' },
    ]);
  });

  test('an empty object has no items', () => {
    expect(csvItems({})('')).toEqual([]);
  });

  // docs, Contents of the ItemReader field: the headers may have at most 10 KiB, with the delimiters between them.
  test('headers may have 10 KiB and not a byte more', () => {
    const header = 'ü'.repeat(5119);
    expect(csvItems({})(`${header},\n1`)).toHaveLength(1);
    expect(csvItems({})(`${header},x\n1`)).toHaveLength(1);
    let thrown: unknown;
    try {
      csvItems({})(`${header},xy\n1`);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      error: 'States.ItemReaderFailed',
      cause: 'The CSV headers have 10241 bytes: the most is 10240.',
    });
  });
});
