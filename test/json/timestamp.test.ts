import { compareTimestamps, parseTimestamp } from '../../src/json/timestamp';

describe('parseTimestamp', () => {
  test.each([
    ['2016-03-14T01:59:00Z', Date.UTC(2016, 2, 14, 1, 59), 0],
    ['2016-03-14T01:59:00.5Z', Date.UTC(2016, 2, 14, 1, 59, 0, 500), 0],
    ['2016-03-14T01:59:00.000000001Z', Date.UTC(2016, 2, 14, 1, 59), 1],
    ['2016-03-14T01:59:00+02:00', Date.UTC(2016, 2, 13, 23, 59), 0],
    ['2016-03-14T01:59:00-00:30', Date.UTC(2016, 2, 14, 2, 29), 0],
    ['2016-02-29T00:00:00Z', Date.UTC(2016, 1, 29), 0],
    ['0001-01-01T00:00:00Z', -62135596800000, 0],
  ])('%s is a time', (text, ms, nanos) => {
    expect(parseTimestamp(text)).toEqual({ ms, nanos });
  });

  // The first four are recorded on AWS (scenarios, test_wait_timestamp*).
  test.each([
    '2016-12-05 21:29:29Z',
    '2016-12-05T21:29:29',
    '2016-13-05T21:29:29Z',
    '05-12-2016T21:29:29Z',
    '2016-12-05t21:29:29z',
    '2017-02-29T00:00:00Z',
    '2016-12-05T25:29:29Z',
    '2016-12-05T21:60:29Z',
    '2016-12-05T24:00:00Z',
    '2016-12-05T21:29:60Z',
    '2016-12-05T21:29Z',
    '2016-12-05T21:29:29.Z',
    '2016-12-05T21:29:29.0123456789Z',
    '2016-12-05T21:29:29+0100',
    '2016-12-05T21:29:29+01',
    '2016-12-05T21:29:29+19:00',
    '2016-12-05T21:29:29 Z',
    ' 2016-12-05T21:29:29Z',
    '2016-12-05T21:29:29Z\n',
    '2016-W49-1T21:29:29Z',
    '2016-12-05',
    '1480973369',
    '',
  ])('%j is not a time', (text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });

  test('times are compared as instants, to the nanosecond', () => {
    const order = (one: string, other: string) =>
      Math.sign(compareTimestamps(parseTimestamp(one)!, parseTimestamp(other)!));
    expect(order('2016-03-14T02:00:00+01:00', '2016-03-14T01:00:00Z')).toBe(0);
    expect(order('2016-03-14T01:00:00.000000001Z', '2016-03-14T01:00:00Z')).toBe(1);
    expect(order('2016-03-14T01:00:00Z', '2016-03-14T01:00:00.1Z')).toBe(-1);
  });
});
