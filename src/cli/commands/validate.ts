// `validate`: reports AWS's findings for definitions, with their places in the files.
import { parseArgs } from 'node:util';
import type { ValidationOptions } from '../../asl/validate';
import { isGitHubActions } from '../annotations';
import { EXIT, UsageError, type Command, type Streams } from '../command';
import { writeOutput } from '../output-file';
import { ProjectPaths } from '../project-paths';
import { PLAIN, styleFor } from '../style';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';
import { checkAll } from '../validate/check-all';
import { findFiles } from '../validate/find-files';
import type { Report } from '../validate/finding';
import { countLine, FORMATS } from '../validate/report';

const HELP = `usage: cdk-lambda-workflows validate PATH... [--format FORMAT] [--output FILE] [--max-warnings N] [options]

Reports what CreateStateMachine would refuse, and what looks like a mistake. A PATH is

  a file      a definition (.asl.json, .json, .yaml), or a CloudFormation or SAM template
  a folder    every definition, template and cloud assembly (cdk.out) in it and below; other JSON is left alone
  a pattern   such as 'stacks/**/*.asl.json', with *, ?, [a-z], {a,b} and **; in quotes, so that the shell leaves it
  !PATTERN    what it matches is left out, and what is below

Folders and patterns leave out node_modules and names that begin with a dot, and do not follow links to folders.

  --type TYPE        what definitions are checked as; default STANDARD, or what the template says
  --format FORMAT    text: file:line:column severity CODE message, with the line and a caret (default)
                     json: a list of objects
                     sarif: SARIF 2.1.0, for code scanning
                     github: annotations for GitHub Actions
                     gitlab: a code quality report
  --output FILE      writes the report to a file; the text is printed still
  --max-warnings N   fails if there are more warnings; default any number

${VALUE_HELP}
None of them is needed: what is not known is left open, and listed.

In GitHub Actions, annotations follow the text unless --format is set.

Exit codes: 0 no errors (there may be warnings), 1 errors or too many warnings, 2 a file cannot be read, there is
nothing to check, or bad usage. After a file that cannot be read, the others are checked still.

example: cdk-lambda-workflows validate workflow.asl.json cdk.out
`;

export const validate: Command = {
  help: HELP,
  run(args, streams) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        type: { type: 'string' },
        format: { type: 'string' },
        output: { type: 'string' },
        'max-warnings': { type: 'string' },
        ...VALUE_OPTIONS,
      },
    });
    if (positionals.every((path) => path.startsWith('!'))) {
      throw new UsageError('Missing PATH: expected a definition, a template, a folder or a pattern.');
    }
    const options = optionsOf(values.type);
    const most = mostWarnings(values['max-warnings']);
    const { output } = values;
    const format = formatOf(values.format);
    const found = findFiles(positionals);
    const report = checkAll(found, options, templateValues(values), streams.stderr);
    print(report, { format, output, isSearch: found.targets.some(({ isNamed }) => !isNamed) }, streams);
    const warnings = report.findings.filter(({ severity }) => severity === 'WARNING').length;
    if (warnings > most) {
      streams.stderr.write(`There are too many warnings: expected at most ${most}; found ${warnings}.\n`);
    }
    if (report.unread.length > 0) return Promise.resolve(EXIT.usage);
    return Promise.resolve(warnings > most || report.findings.length > warnings ? EXIT.failed : EXIT.ok);
  },
};

interface Printing {
  /** Undefined for text by default. */
  readonly format: string | undefined;
  readonly output: string | undefined;
  /** Whether folders or patterns were searched, so that the user may not know what was checked. */
  readonly isSearch: boolean;
}

/** Reports for programs are not followed by anything, so that they can be piped. */
function print(report: Report, { format, output, isSearch }: Printing, streams: Streams): void {
  const { stdout, env } = streams;
  const paths = new ProjectPaths(env);
  if (output !== undefined) writeOutput('--output', output, FORMATS[format ?? 'text']!(report, paths, PLAIN));
  const printed = output === undefined ? (format ?? 'text') : 'text';
  const style = styleFor(stdout, streams);
  stdout.write(FORMATS[printed]!(report, paths, style));
  if (printed !== 'text') return;
  const gap = report.findings.length > 0 ? '\n' : '';
  if (report.findings.length > 0 || isSearch) stdout.write(`${gap}${countLine(report, style)}`);
  if (format === undefined && isGitHubActions(env)) stdout.write(FORMATS.github!(report, paths, style));
}

function formatOf(format: string | undefined): string | undefined {
  if (format === undefined || Object.hasOwn(FORMATS, format)) return format;
  throw new UsageError(`Invalid --format '${format}': expected one of ${Object.keys(FORMATS).join(', ')}.`);
}

function mostWarnings(count: string | undefined): number {
  if (count === undefined) return Infinity;
  if (/^\d{1,9}$/.test(count)) return Number(count);
  throw new UsageError(`Invalid --max-warnings '${count}': expected a number of warnings, such as 0.`);
}

function optionsOf(type: string | undefined): ValidationOptions {
  if (type === undefined) return {};
  if (type === 'STANDARD' || type === 'EXPRESS') return { type };
  throw new UsageError(`Invalid --type '${type}': expected STANDARD or EXPRESS.`);
}
