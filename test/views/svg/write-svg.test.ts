import type { JsonObject } from '../../../src/json/json';
import { visible } from '../../../src/json/visible';
import { markGraph, type Marks } from '../../../src/views/graph/mark';
import { writeSvg } from '../../../src/views/svg/write-svg';
import { graphOf } from '../../support/graphs';
import { HOSTILE_NAMES, hostileDefinition } from '../../support/hostile-names';
import { elementsIn, readMarkup, textIn } from '../../support/markup';

const ORDERS: JsonObject = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Charge',
      Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
      Next: 'Ship',
    },
    Ship: { Type: 'Succeed' },
    Refund: { Type: 'Fail', Error: 'Refunded' },
  },
};
const graph = graphOf(ORDERS, { name: 'Orders' });

const titles = (svg: string) =>
  elementsIn(readMarkup(svg))
    .filter(({ name }) => name === 'title')
    .map(textIn);

test('a picture names itself, its states and its arrows, and describes the whole in words', () => {
  const svg = writeSvg(graph);
  const root = elementsIn(readMarkup(svg))[0]!;
  expect(root).toMatchObject({ name: 'svg', attributes: { role: 'img', class: 'clw' } });
  const { 'aria-labelledby': label, 'aria-describedby': description } = root.attributes;
  const byId = (id: string) => textIn(elementsIn(root).find(({ attributes }) => attributes.id === id)!);
  expect(byId(label!)).toBe('Orders');
  expect(byId(description!)).toBe(
    'A state machine with 3 states. It begins at Charge. Charge (Task) goes to Ship, goes to Refund after any error. ' +
      'Ship (Succeed) ends. Refund (Fail) ends.',
  );
  expect(titles(svg)).toEqual(
    expect.arrayContaining([
      'Charge (Task)\nLambda: Charge\nretries States.Timeout, 2 times',
      'Charge → Refund: any error',
      'Ship (Succeed)',
    ]),
  );
});

test('the same graph gives the same bytes, with numbers of one decimal at most', () => {
  const svg = writeSvg(graph);
  expect(writeSvg(graphOf(ORDERS, { name: 'Orders' }))).toBe(svg);
  expect(svg.replace(/<style>.*?<\/style>/s, '')).not.toMatch(/\d\.\d{2}|NaN|undefined|\de-\d/);
});

test('what ran is shown by signs, words and lines, besides colours', () => {
  const counts: Record<string, number> = { '/States/Charge/Catch[0]': 2, '/States/Charge/Next': 0 };
  const states: Record<string, object> = {
    '/States/Charge': { visits: 3, retries: 4, caught: 2, failed: 0, aborted: 0, open: 1 },
    '/States/Refund': { visits: 2, retries: 0, caught: 0, failed: 2, aborted: 0, open: 0 },
  };
  const marks: Marks = {
    state: (place) => states[place] as ReturnType<Marks['state']>,
    edge: (place) => counts[place],
    started: () => marks,
  };
  const svg = writeSvg(markGraph(graph, marks), { subtitle: 'FAILED after 3 s' });
  const elements = elementsIn(readMarkup(svg));
  const withClass = (name: string) => elements.filter((one) => one.attributes.class?.split(' ').includes(name));
  expect(withClass('state').map(({ attributes }) => attributes.class)).toEqual([
    'state t-Task open',
    'state t-Succeed missed',
    'state t-Fail failed',
  ]);
  expect(withClass('badge').map(textIn)).toEqual(['… 1 of 3', '↻ 4', '–', '✗ 2', '✗', '…', '–', '↻']);
  expect(withClass('taken').map(({ attributes }) => attributes.class)).toEqual([
    'start taken',
    'catch taken',
    'catch taken',
  ]);
  expect(titles(svg)).toEqual(
    expect.arrayContaining([
      'Charge → Refund: any error, taken 2 times',
      'Refund (Fail)\nRefunded\nentered twice, failed twice',
      'Ship (Succeed)\ndid not run',
    ]),
  );
  expect(svg).toContain('>FAILED after 3 s<');
  for (const words of ['failed', 'has not ended', 'did not run', 'was retried', 'after an error']) {
    expect(svg).toContain(`>${words}</text>`);
  }
});

test('a picture for a page has no style and no heading of its own, and its states are links', () => {
  const svg = writeSvg(graph, { isEmbedded: true, linkOf: ({ name }) => `#"${name}"` });
  const elements = elementsIn(readMarkup(svg));
  expect(elements[0]!.attributes.role).toBe('group');
  expect(elements.filter(({ name }) => name === 'style')).toEqual([]);
  expect(elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href)).toEqual([
    '#"Charge"',
    '#"Ship"',
    '#"Refund"',
  ]);
});

test('hostile names stay text: the file is well-formed, and has no element or attribute that was not written here', () => {
  const svg = writeSvg(graphOf(hostileDefinition(), { name: HOSTILE_NAMES[3]! }));
  const elements = elementsIn(readMarkup(svg));
  expect([...new Set(elements.map(({ name }) => name))].sort()).toEqual(
    ['circle', 'desc', 'g', 'path', 'rect', 'style', 'svg', 'text', 'title'].sort(),
  );
  expect([...new Set(elements.flatMap(({ attributes }) => Object.keys(attributes)))].sort()).toEqual(
    [
      ...['aria-describedby', 'aria-labelledby', 'class', 'cx', 'cy', 'd', 'height', 'id', 'r', 'role', 'rx'],
      ...['text-anchor', 'transform', 'viewBox', 'width', 'x', 'xmlns', 'y'],
    ].sort(),
  );
  const shown = titles(svg);
  const written = (name: string) => visible(name).replace(/\ud83d(?![\udc00-\udfff])|\uffff/g, '\ufffd');
  for (const name of HOSTILE_NAMES) {
    expect(shown.some((title) => title.startsWith(`${written(name)} (`))).toBe(true);
  }
});

test('states that are left out are counted in the heading', () => {
  const cut = graphOf(ORDERS, { name: 'Orders', mostStates: 1 });
  expect(writeSvg(cut)).toContain('>Orders (2 more states are not drawn)<');
});
