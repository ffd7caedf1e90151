// Reports in a real browser: no error, no request, everything reachable by keyboard. Skipped where there is no Chromium.
import { join } from 'node:path';
import { fails, returns, sequence, Simulator } from '../../../src/simulator';
import { Browser, CHROMIUM, type Page } from '../../support/browser';
import { tempFolder } from '../../support/folders';
import { HOSTILE_NAMES, hostileDefinition } from '../../support/hostile-names';

const folder = tempFolder('browser');
const lambda = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`;

async function writeReports(): Promise<{ readonly orders: string; readonly hostile: string }> {
  const definition = {
    StartAt: 'Charge',
    States: {
      Charge: { Type: 'Task', Resource: lambda('Charge'), Retry: [{ ErrorEquals: ['Busy'] }], Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Pack', States: { Pack: { Type: 'Task', Resource: lambda('Pack'), End: true } } },
          { StartAt: 'Print', States: { Print: { Type: 'Wait', Seconds: 30, End: true } } },
        ],
        End: true,
      },
    },
  };
  const mocks = { Charge: sequence(fails('Busy'), returns(1)), Pack: fails('Broken', 'no box') };
  const orders = join(folder, 'orders.html');
  (await Simulator.fromDefinition(definition).run({ mocks })).report(orders);
  const hostile = join(folder, 'hostile.html');
  const input = { name: 'none', ...Object.fromEntries(HOSTILE_NAMES.map((name) => [`${name}!`, name])) };
  (await Simulator.fromDefinition(hostileDefinition() as object).run({ input })).report(hostile);
  return { orders, hostile };
}

/** What has the focus, by its role and its text. */
const FOCUSED = `(({ tagName, textContent, attributes }) =>
  tagName.toLowerCase() + ': ' + (attributes['aria-label']?.value ?? textContent).trim().replace(/\\s+/g, ' ').slice(0, 30))(document.activeElement)`;

/** Everything that Tab reaches, until it leaves the page. */
async function tabStops(page: Page): Promise<string[]> {
  const stops: string[] = [];
  for (let presses = 0; presses < 200; presses++) {
    await page.press('Tab');
    const stop = await page.evaluate<string>(FOCUSED);
    if (stop.startsWith('body')) break;
    stops.push(stop);
  }
  return stops;
}

(CHROMIUM === undefined ? describe.skip : describe)('in Chromium (skipped where it is not installed)', () => {
  let browser: Browser;
  let reports: Awaited<ReturnType<typeof writeReports>>;
  beforeAll(async () => {
    reports = await writeReports();
    browser = new Browser();
  }, 120_000);
  afterAll(() => browser.close());

  test('a report loads without an error and asks for nothing', async () => {
    for (const file of [reports.orders, reports.hostile]) {
      const page = await browser.open(file);
      await page.evaluate(`document.querySelector('[data-open=all]').click()`);
      expect([page.console, page.dialogs]).toEqual([[], []]);
      expect(page.requests).toEqual([`file://${file}`]);
    }
  }, 120_000);

  test('the policy of the page refuses scripts that are not its own', async () => {
    const page = await browser.open(reports.orders);
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title=1">')`);
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 200))`);
    expect(page.console.join('\n')).toMatch(/Content Security Policy/);
    expect(await page.evaluate('document.title')).toBe('StateMachine: FAILED');
  }, 120_000);

  test('Tab reaches the picture, its states, the tools and every line, and Enter opens a line', async () => {
    const page = await browser.open(reports.orders);
    const stops = await tabStops(page);
    expect(stops.slice(0, 9)).toEqual([
      'a: Skip to the content',
      'div: Picture of the state machine',
      'a: Charge',
      'a: Both',
      'a: Pack',
      'a: Print',
      'button: Open all',
      'button: Close all',
      'input: ',
    ]);
    const summaries = await page.evaluate<number>(`document.querySelectorAll('summary').length`);
    expect(stops.filter((stop) => stop.startsWith('summary'))).toHaveLength(summaries);
    await page.evaluate(`document.querySelector('summary').focus()`);
    await page.press('Enter');
    expect(await page.evaluate(`document.querySelector('details').open`)).toBe(true);
    expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid');
  }, 120_000);

  test('a state of the picture opens its line, and the filter hides what went well', async () => {
    const page = await browser.open(reports.orders);
    await page.evaluate(`document.querySelectorAll('.picture a')[2].focus()`);
    await page.press('Enter');
    await page.evaluate(`new Promise((resolve) => setTimeout(resolve, 100))`);
    expect(await page.evaluate(FOCUSED)).toMatch(/^summary: ✗failed: Pack/);
    expect(await page.evaluate(`document.activeElement.parentElement.open`)).toBe(true);

    const shown = `[...document.querySelectorAll('.step')].filter((step) => step.offsetParent !== null).length`;
    const before = await page.evaluate<number>(shown);
    await page.evaluate(`document.querySelector('.filter input').focus()`);
    await page.press('Space');
    expect(await page.evaluate<number>(shown)).toBeLessThanOrEqual(before);
    expect(await page.evaluate(`document.body.className`)).toBe('only-troubled');
  }, 120_000);

  test('screen readers get names: every line says its status, every region has a label', async () => {
    const page = await browser.open(reports.orders);
    const { nodes } = await page.send<{
      nodes: { role?: { value: string }; name?: { value: string }; ignored: boolean }[];
    }>('Accessibility.getFullAXTree');
    const named = (role: string) =>
      nodes.filter((node) => !node.ignored && node.role?.value === role).map(({ name }) => name?.value);
    expect(named('heading')).toContain('What happened');
    expect(named('link')).toEqual(['Skip to the content', 'Charge', 'Both', 'Pack', 'Print']);
    for (const role of ['main', 'banner', 'contentinfo', 'region', 'button', 'checkbox']) {
      expect({ role, count: named(role).length > 0 }).toEqual({ role, count: true });
    }
    expect(named('button').every((name) => name !== undefined && name !== '')).toBe(true);
    expect(named('DisclosureTriangle')).toContain('failed: Pack Task Broken after +1 s , took 0 s');
  }, 120_000);

  test('the page is dark where the system is', async () => {
    const ground = `getComputedStyle(document.body).backgroundColor`;
    expect(await (await browser.open(reports.orders, 'light')).evaluate(ground)).toBe('rgb(255, 255, 255)');
    expect(await (await browser.open(reports.orders, 'dark')).evaluate(ground)).toBe('rgb(13, 17, 23)');
  }, 120_000);
});
