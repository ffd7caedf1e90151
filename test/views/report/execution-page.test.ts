// The report of an execution as a file: its parts, its safety and its bounds. browser.test.ts opens it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fails, returns, sequence, Simulator } from '../../../src/simulator';
import { tempFolder } from '../../support/folders';
import { HOSTILE_NAMES, hostileDefinition } from '../../support/hostile-names';
import { elementsIn, readMarkup, textIn, type MarkupElement } from '../../support/markup';

const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;
const DEFINITION = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: lambda('Charge'),
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2 }],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Each' }],
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: { StartAt: 'Pack', States: { Pack: { Type: 'Task', Resource: lambda('Pack'), End: true } } },
      ResultPath: '$.packed',
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', Seconds: 3600, End: true },
  },
};
const mocks = {
  Charge: sequence(fails('Busy', 'try later'), fails('Declined', 'no <b>money</b>')),
  Pack: returns('box'),
};
const folder = tempFolder('report');
const run = () => Simulator.fromDefinition(DEFINITION).run({ input: { items: [1, 2] }, mocks });

const byClass = (page: MarkupElement, name: string) =>
  elementsIn(page).filter(({ attributes }) => attributes.class?.split(' ').includes(name));
const all = (page: MarkupElement, name: string) => elementsIn(page).filter((element) => element.name === name);

test('a report shows each step with its status, its time since the start and its data', async () => {
  const page = readMarkup((await run()).report());
  expect(all(page, 'title')[0]!.children).toEqual(['StateMachine: SUCCEEDED']);
  expect(byClass(page, 'step').map((step) => textIn(all(step, 'summary')[0]!).replace(/\s+/g, ' '))).toEqual([
    '!failed, and was caught: Charge Task ↻ 1 Declined after +0 s, took 2 s',
    '✓succeeded: Each Map after +2 s, took 0 s',
    '✓succeeded: Pack Task after +2 s, took 0 s',
    '✓succeeded: Pack Task after +2 s, took 0 s',
    '✓succeeded: Wait Wait after +2 s, took 1 h',
  ]);
  const [charge] = byClass(page, 'step');
  const words = textIn(charge!).replace(/\s+/g, ' ');
  for (const expected of [
    '/States/Charge',
    'Retry[0] (Busy) matched Busy and retried after 2 s: 1 of 3, attempt 1',
    'Retry[0] (Busy) does not name the error, attempt 2',
    'Catch[0] (States.ALL) matched States.ALL, continues with Each',
    `Called ${lambda('Charge')}`,
    'Tried again after 2 s, by Retry[0].',
    'Busytry later',
    'Declinedno <b>money</b>',
    'Input{ "items": [ 1, 2 ] }',
    'Output{ "items": [ 1, 2 ], "error": { "Error": "Declined"',
  ]) {
    expect(words).toContain(expected);
  }
  expect(byClass(page, 'group').map((group) => textIn(all(group, 'summary')[0]!))).toEqual([
    '✓succeeded: Item 0',
    '✓succeeded: Item 1',
  ]);
});

test('the states of the picture lead to their first visits', async () => {
  const page = readMarkup((await run()).report());
  const ids = new Set(elementsIn(page).flatMap(({ attributes }) => attributes.id ?? []));
  const links = all(page, 'a').map(({ attributes }) => attributes.href!);
  expect(links).toHaveLength(5);
  for (const link of links) expect(ids).toContain(link.slice(1));
});

test('a report writes a file and returns the same text, equal for equal runs', async () => {
  const file = join(folder, 'report.html');
  const text = (await run()).report(file);
  expect(readFileSync(file, 'utf8')).toBe(text);
  expect((await run()).report()).toBe(text);
  const gone = join(file, 'report.html');
  const execution = await run();
  expect(() => execution.report(gone)).toThrow(
    `Cannot write the report to ${gone}: ENOTDIR: not a directory, open '${gone}'.`,
  );
});

describe('what a browser is told', () => {
  test('only the style and the script of the page may run, and nothing is fetched', async () => {
    const page = readMarkup((await run()).report());
    const hash = (name: string) =>
      all(page, name).map((element) => `'sha256-${createHash('sha256').update(textIn(element)).digest('base64')}'`);
    const [policy] = all(page, 'meta').filter(
      ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
    );
    expect(policy!.attributes.content).toBe(
      `default-src 'none'; style-src ${hash('style')[0]}; script-src ${hash('script')[0]}; base-uri 'none'; form-action 'none'`,
    );
    expect([hash('style').length, hash('script').length]).toEqual([1, 1]);
  });

  test('the page has its language, one heading of the first level, landmarks, and no id twice', async () => {
    const page = readMarkup((await run()).report());
    expect(all(page, 'html')[0]!.attributes.lang).toBe('en');
    for (const landmark of ['header', 'main', 'footer', 'h1']) expect(all(page, landmark)).toHaveLength(1);
    const ids = elementsIn(page).flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { attributes } of elementsIn(page)) {
      const referred = `${attributes['aria-labelledby'] ?? ''} ${attributes['aria-describedby'] ?? ''}`
        .split(' ')
        .filter(Boolean);
      for (const id of referred) expect(ids).toContain(id);
    }
    const levels = elementsIn(page).flatMap(({ name }) => (/^h\d$/.test(name) ? [Number(name[1])] : []));
    levels.slice(1).forEach((level, index) => expect(level - levels[index]!).toBeLessThanOrEqual(1));
  });
});

test('hostile names, data, errors and causes stay text', async () => {
  const definition = hostileDefinition();
  const input = Object.fromEntries(HOSTILE_NAMES.map((name) => [name, name]));
  const execution = await Simulator.fromDefinition(definition as object).run({ input: { ...input, name: 'none' } });
  expect(execution.status).toBe('FAILED');
  const page = readMarkup(execution.report());
  const names = new Set(elementsIn(page).map(({ name }) => name));
  for (const name of ['img', 'iframe', 'object', 'link', 'base', 'form', 'foreignObject']) {
    expect(names).not.toContain(name);
  }
  expect(all(page, 'script')).toHaveLength(1);
  for (const { attributes } of elementsIn(page)) {
    for (const [name, value] of Object.entries(attributes)) {
      expect(name).not.toMatch(/^on|^style$|^src/);
      if (name === 'href') expect(value).toMatch(/^#(main|step-\d+)$/);
    }
  }
});

test('a run of thousands of steps, large payloads and many items stays a small file that says what is missing', async () => {
  const loop = {
    StartAt: 'Count',
    States: {
      Count: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)', 'big.$': '$.big' }, Next: 'Again?' },
      'Again?': {
        Type: 'Choice',
        Choices: [{ Variable: '$.n', NumericLessThan: 3000, Next: 'Count' }],
        Default: 'Each',
      },
      Each: {
        Type: 'Map',
        Items: undefined,
        ItemsPath: '$.big',
        ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  };
  const input = { n: 0, big: Array.from({ length: 400 }, (_, index) => `item ${index} ${'x'.repeat(100)}`) };
  const execution = await Simulator.fromDefinition(JSON.stringify(loop)).run({ input });
  const page = execution.report();
  expect(page.length).toBeLessThan(2_000_000);
  expect(page).toContain('… 5941 steps are left out');
  expect(page).toContain('… and 370 more');
  expect(page).toMatch(/… \d+ more characters/);
}, 60_000);
