// Finds the command and runs it; turns mistakes into messages and exit codes.
import { EXIT, UsageError, type Streams } from './command';
import { commandLineMessageOf } from '../asl/option-error';
import { SimulatorError } from '../asl/simulator-error';
import { systemErrorText } from '../asl/system-error';
import { COMMANDS } from './commands/table';
import { packageVersion } from './package-version';
import { safeStreams } from './safe-streams';
import { didYouMean } from '../json/suggestion';

/** Runs the command line; resolves to the exit code and never rejects. */
export async function runCommandLine(args: readonly string[], raw: Streams): Promise<number> {
  const streams = safeStreams(raw);
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? streams.stderr : streams.stdout).write(usage());
    return name === undefined ? EXIT.usage : EXIT.ok;
  }
  if (name === '--version') {
    streams.stdout.write(`${packageVersion()}\n`);
    return EXIT.ok;
  }
  const entry = COMMANDS.find((one) => one.name === name);
  if (!entry) {
    const near = didYouMean(
      name,
      COMMANDS.map((one) => one.name),
    );
    streams.stderr.write(`Unknown command '${name}'. ${near}`.trimEnd() + `\n\n${usage()}`);
    return EXIT.usage;
  }
  const command = entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    streams.stdout.write(command.help);
    return EXIT.ok;
  }
  try {
    return await command.run(rest, streams);
  } catch (error) {
    streams.stderr.write(`${explain(error, name, command.help)}\n`);
    return EXIT.usage;
  }
}

function usage(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const list = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'usage: cdk-lambda-workflows COMMAND ...',
    '',
    ...list,
    '',
    'cdk-lambda-workflows COMMAND --help tells more, with an example.',
    'Exit codes: 0 fine, 1 an execution, a test case or a definition failed, 2 bad usage or an unreadable file, 130 Ctrl+C.',
    '',
  ].join('\n');
}

function explain(error: unknown, command: string, help: string): string {
  if (error instanceof UsageError || isParseArgsError(error)) {
    return `${unknownOption(error as Error, help) ?? (error as Error).message}\nSee cdk-lambda-workflows ${command} --help.`;
  }
  if (error instanceof SimulatorError) return commandLineMessageOf(error);
  const ofSystem = systemErrorText(error);
  if (ofSystem !== undefined) return ofSystem;
  // An internal error: the stack trace helps the reader of a bug report.
  return `Internal error, a bug in cdk-lambda-workflows: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/** Node.js's own text has advice about arguments that begin with a dash, but no suggestion. */
function unknownOption(error: Error, help: string): string | undefined {
  const [, option] = /^Unknown option '([^']+)'/.exec(error.message) ?? [];
  if (option === undefined || error instanceof UsageError) return undefined;
  const known = [...help.matchAll(/^ {2}(--[\w-]+)/gm)].map(([, name]) => name!);
  return `Unknown option '${option}'. ${didYouMean(option, known)}`.trimEnd();
}

function isParseArgsError(error: unknown): boolean {
  return String((error as NodeJS.ErrnoException | null)?.code).startsWith('ERR_PARSE_ARGS');
}
