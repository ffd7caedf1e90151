// How many events an execution may have, and how it ends when it has them all.
import { eventLimit } from '../../src/runtime/event-limit';

// AWS's quota of 25,000 events; the text was measured: floci#2734.
test('a STANDARD execution fails at the quota of 25,000 events, in a way that nothing catches', () => {
  expect(eventLimit('STANDARD')).toEqual({
    events: 25_000,
    exceeded: {
      ...{ error: 'States.Runtime', origin: 'execution' },
      cause: 'The execution reached the maximum number of history events (25000).',
    },
  });
});

test('an EXPRESS execution has no such quota: it times out, in a way that nothing catches', () => {
  expect(eventLimit('EXPRESS')).toEqual({
    events: 1_000_000,
    exceeded: {
      ...{ error: 'States.Timeout', origin: 'execution' },
      cause: 'The execution went on for 1000000 events: an EXPRESS execution ends after 5 minutes.',
    },
  });
});
