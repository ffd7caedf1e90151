// The SAM app of docs/endpoint.md: its files and commands, as a reader would type them.
import { sectionBlocks, Terminal, whyNoShell } from '../support/documented-commands';
import { whyNoPython } from '../support/python';
import { eventually } from '../support/time';

const blocks = sectionBlocks('docs/endpoint.md', 'A SAM app from start to answer');
const commands = blocks.filter(({ language }) => language === 'sh');
const printed = blocks.filter(({ language }) => language === 'text').map(({ code }) => code);
const files = blocks.filter(({ language }) => language !== 'sh' && language !== 'text');
const skipped = whyNoShell() ?? whyNoPython();

/** Runs the commands; the last one asks for the output, again until the execution has ended. */
async function outputOf(terminal: Terminal, { code }: { readonly code: string }): Promise<string> {
  const at = code.lastIndexOf('aws stepfunctions describe-execution');
  await terminal.run({ code: code.slice(0, at) });
  const name = /execution:(\S+):(\S+)\s*$/.exec(code)!;
  await eventually(() => new RegExp(`${name[1]}/${name[2]} +(SUCCEEDED|FAILED)`).test(terminal.log));
  return terminal.run({ code: code.slice(at) });
}

(skipped === undefined ? describe : describe.skip)(skipped ?? 'the page of the endpoint', () => {
  const terminal = new Terminal('endpoint-page');

  test('the SAM app answers as printed, and with the changed code after the edit', async () => {
    const edit = files[files.length - 1]!;
    for (const file of files.slice(0, -1)) terminal.write(file);
    await terminal.start(commands[0]!);
    expect(await outputOf(terminal, commands[1]!)).toContain(printed[0]);

    terminal.write(edit);
    await eventually(() => terminal.log.includes(printed[1]!.trim()));
    expect(await outputOf(terminal, commands[2]!)).toContain(printed[2]);
  }, 120_000);
});
