// Drives a headless Chromium over its debugging pipe, for tests of pages. No package is needed, only the browser.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

const NAMES = [process.env.CHROME_PATH ?? '', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Undefined where there is none. */
export const CHROMIUM = NAMES.find(
  (name) => name !== '' && spawnSync(name, ['--version'], { timeout: 60_000 }).status === 0,
);

type Message = Readonly<Record<string, unknown>> & { readonly id?: number; readonly method?: string };

export class Browser {
  private readonly profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, { resolve(result: never): void; reject(error: Error): void }>();
  private readonly listeners: ((message: Message) => void)[] = [];
  private count = 0;

  constructor() {
    const flags = [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--remote-debugging-pipe',
      `--user-data-dir=${this.profile}`,
    ];
    this.child = spawn(CHROMIUM!, [...flags, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    let rest = '';
    const output = this.child.stdio[4] as Readable;
    output.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\0');
      rest = parts.pop()!;
      for (const part of parts) this.receive(JSON.parse(part) as Message);
    });
  }

  private receive(message: Message): void {
    const caller = message.id === undefined ? undefined : this.waiting.get(message.id);
    if (!caller) {
      for (const listener of this.listeners) listener(message);
      return;
    }
    this.waiting.delete(message.id!);
    if (message.error) caller.reject(new Error(JSON.stringify(message.error)));
    else caller.resolve(message.result as never);
  }

  send<Result = object>(method: string, params: object = {}, sessionId?: string): Promise<Result> {
    const id = ++this.count;
    (this.child.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise<Result>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }

  /** Opens a file and waits until it is loaded. */
  async open(file: string, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page((method, params) => this.send(method, params, sessionId));
    const loaded = new Promise<void>((resolve) => {
      this.listeners.push((message) => {
        if (message.sessionId !== sessionId) return;
        page.note(message);
        if (message.method === 'Page.loadEventFired') resolve();
      });
    });
    for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'DOM']) await page.send(`${domain}.enable`);
    await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
    await page.send('Page.navigate', { url: pathToFileURL(file).href });
    await loaded;
    return page;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    await this.send('Browser.close').catch(() => undefined);
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export class Page {
  /** What the console said: messages of scripts, errors, and what the security policy refused. */
  readonly console: string[] = [];
  /** The addresses that were asked for, without the page's own. */
  readonly requests: string[] = [];
  readonly dialogs: string[] = [];

  constructor(readonly send: <Result = object>(method: string, params?: object) => Promise<Result>) {}

  note({ method, params }: Message): void {
    const details = params as Record<string, never>;
    if (method === 'Runtime.consoleAPICalled' || method === 'Runtime.exceptionThrown') {
      this.console.push(JSON.stringify(details));
    }
    if (method === 'Log.entryAdded') this.console.push((details.entry as { text: string }).text);
    if (method === 'Network.requestWillBeSent') this.requests.push((details.request as { url: string }).url);
    if (method === 'Page.javascriptDialogOpening') {
      this.dialogs.push(JSON.stringify(details));
      void this.send('Page.handleJavaScriptDialog', { accept: false });
    }
  }

  /** The value of an expression, which must be JSON. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const { result, exceptionDetails } = await this.send<{ result: { value: Value }; exceptionDetails?: object }>(
      'Runtime.evaluate',
      { expression, returnByValue: true, awaitPromise: true },
    );
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  }

  /** Presses a key, such as Tab, Enter or Space. */
  async press(key: 'Tab' | 'Enter' | 'Space'): Promise<void> {
    const [code, text] = { Tab: [9, ''], Enter: [13, '\r'], Space: [32, ' '] }[key] as [number, string];
    const event = { key: key === 'Space' ? ' ' : key, code: key, windowsVirtualKeyCode: code };
    await this.send('Input.dispatchKeyEvent', { type: text === '' ? 'rawKeyDown' : 'keyDown', text, ...event });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  /** A picture of the window, as PNG. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.send<{ data: string }>('Page.captureScreenshot', { captureBeyondViewport: true });
    return Buffer.from(data, 'base64');
  }
}
