// A real browser: what a page of another port of this machine can do with the endpoint. Needs Chromium.
import { spawn, spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listen } from '../../src/endpoint/http/server';
import { TestApi } from '../support/endpoint';
import { tempFolder } from '../support/folders';

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version'], { timeout: 20_000 }).status === 0,
);

const folder = tempFolder('chromium');

interface Visit {
  /** What the page found out about each of its requests. */
  readonly found: Readonly<Record<string, unknown>>;
  /** The activities that the endpoint has afterwards. */
  readonly activities: readonly string[];
}

/**
 * A page that sends a request without a preflight, which the browser sends even if the page may not read the answer, and one
 * with; then it reports to where it came from.
 */
const page = (endpoint: string) => `<!doctype html><script>
  const attempt = async (path, options) => {
    try {
      const answer = await fetch('${endpoint}' + path, { method: 'POST', ...options });
      return [answer.status, await answer.text(), answer.headers.get('x-amzn-requestid') !== null];
    } catch (error) {
      return String(error);
    }
  };
  (async () => {
    const simple = await attempt('/_sim/reset', {});
    const preflighted = await attempt('/', {
      headers: { 'x-amz-target': 'AWSStepFunctions.CreateActivity', 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ name: 'FromThePage' }),
    });
    await fetch('/found', { method: 'POST', body: JSON.stringify({ simple, preflighted }) });
  })();
</script>`;

/** Opens the page in the browser, from a port of its own that the endpoint allows or not. */
async function visit(isAllowed: boolean): Promise<Visit> {
  let report: (found: Visit['found']) => void;
  const reported = new Promise<Visit['found']>((resolve) => (report = resolve));
  let html = '';
  const pages = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      if (request.url === '/found') report(JSON.parse(body));
      response.setHeader('content-type', 'text/html').end(request.url === '/' ? html : '');
    });
  });
  const origin = await urlOf(pages);
  const api = new TestApi({ allowedOrigins: isAllowed ? [origin] : [] });
  const server = await listen(api.endpoint, 0, '127.0.0.1');
  html = page(server.url);
  await api.call('CreateActivity', { name: 'Kept' });
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0'];
  const browser = spawn(chromium!, [...flags, `--user-data-dir=${folder}`, origin], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, TMPDIR: folder },
  });
  const closed = new Promise<undefined>((resolve) => browser.once('close', () => resolve(undefined)));
  try {
    const found = await Promise.race([reported, closed]);
    if (!found) throw new Error('The browser ended before the page had reported.');
    const { activities } = await api.call('ListActivities', {});
    return { found, activities: activities.map(({ name }) => name) };
  } finally {
    // The browser has processes of its own, all in its group.
    process.kill(-browser.pid!, 'SIGKILL');
    await closed;
    await server.close();
    pages.closeAllConnections();
    pages.close();
    api.close();
  }
}

function urlOf(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

if (chromium === undefined) {
  test.skip('a page of another port can neither read nor do anything: Chromium is not here', () => undefined);
} else {
  test('a page of another port can neither read nor do anything', async () => {
    const refused = 'TypeError: Failed to fetch';
    expect(await visit(false)).toEqual({ found: { simple: refused, preflighted: refused }, activities: ['Kept'] });
  }, 120_000);

  test('a page of an allowed origin can call the endpoint and read its answers', async () => {
    expect(await visit(true)).toEqual({
      found: {
        simple: [200, expect.stringContaining('"runningExecutions":0'), true],
        preflighted: [200, expect.stringContaining(':activity:FromThePage'), true],
      },
      activities: ['FromThePage'],
    });
  }, 120_000);
}
