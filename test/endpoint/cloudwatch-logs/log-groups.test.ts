import { KEPT, LogGroups } from '../../../src/endpoint/cloudwatch-logs/log-groups';

function groupAfter(count: number, message: string) {
  const groups = new LogGroups({ region: 'us-east-1', account: '123456789012' }, () => []);
  for (let time = 1; time <= count; time += 1) groups.write({ group: 'g', stream: 's', timestamp: time, message });
  return groups.events('g')!;
}

const bytesOf = (events: readonly { readonly message: string }[]): number =>
  events.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);

test('a group keeps its latest events, up to a number of bytes', () => {
  const message = 'é'.repeat(100_000);
  const events = groupAfter(1000, message);
  expect(bytesOf(events)).toBeLessThanOrEqual(1.5 * KEPT.bytes);
  expect(bytesOf(events)).toBeGreaterThan(KEPT.bytes - 200_000);
  expect(events[events.length - 1]).toMatchObject({ timestamp: 1000, position: 1000 });
  expect(events[0]!.timestamp).toBe(1000 - events.length + 1);
});

test('a group keeps its latest events, up to a number of events', () => {
  const events = groupAfter(KEPT.events * 1.5 + 1, 'x');
  expect(events).toHaveLength(KEPT.events);
  expect(events[0]!.timestamp).toBe(KEPT.events / 2 + 2);
});
