// `validate`: reports AWS's findings for definitions, with their places in the files.
import { parseArgs } from 'node:util';
import { commandLineMessageOf } from '../../asl/option-error';
import { SimulatorError } from '../../asl/simulator-error';
import type { ShownFinding } from '../../asl/text/places';
import type { ValidationOptions } from '../../asl/validate';
import { EXIT, UsageError, type Command } from '../command';
import { Progress } from '../progress';
import { SharedParameters } from '../shared-parameters';
import { styleFor } from '../style';
import { templateValues, VALUE_HELP, VALUE_OPTIONS } from '../template-values';
import { checkPath } from '../validate/checked-file';
import { FORMATS } from '../validate/report';

const HELP = `usage: cdk-lambda-workflows validate FILE... [--type STANDARD|EXPRESS] [--format text|json|github]

Tells what CreateStateMachine would refuse, and what looks like a mistake. A FILE is a definition (.asl.json, .json,
.yaml), a CloudFormation or SAM template, or a folder that cdk synth wrote (cdk.out).

  --type TYPE        what definitions are checked as; default STANDARD, or what the template says
  --format FORMAT    text: file:line:column severity CODE message, with the line and a caret (default)
                     json: a list of objects
                     github: annotations for GitHub Actions

${VALUE_HELP}
None of them is needed: what is not known is left open, and listed.

Exit codes: 0 no errors (there may be warnings), 1 errors, 2 a file cannot be read, or bad usage.

example: cdk-lambda-workflows validate workflow.asl.json cdk.out
`;

export const validate: Command = {
  help: HELP,
  run(args, streams) {
    const { stdout, stderr } = streams;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { type: { type: 'string' }, format: { type: 'string', default: 'text' }, ...VALUE_OPTIONS },
    });
    if (positionals.length === 0) {
      throw new UsageError('Missing FILE: expected a definition, a template, or a folder that cdk synth wrote.');
    }
    const options = optionsOf(values.type);
    const shared = new SharedParameters();
    const { onUnknownParameters } = shared;
    const given = { ...templateValues(values), ...(positionals.length > 1 && { onUnknownParameters }) };
    const format = Object.hasOwn(FORMATS, values.format) ? FORMATS[values.format] : undefined;
    if (!format) {
      throw new UsageError(`Invalid --format '${values.format}': expected one of ${Object.keys(FORMATS).join(', ')}.`);
    }

    const findings: ShownFinding[] = [];
    const progress = new Progress(stderr, 'files checked', positionals.length);
    let unread = 0;
    for (const path of positionals) {
      try {
        const checked = checkPath(path, options, given);
        findings.push(...checked.findings);
        unread += checked.unread.length;
        progress.end();
        for (const line of [...checked.open.map((text) => `${path}: ${text}`), ...checked.unread]) {
          stderr.write(`${line}\n`);
        }
      } catch (error) {
        if (!(error instanceof SimulatorError)) throw error;
        unread += 1;
        progress.end();
        stderr.write(`${commandLineMessageOf(error)}\n`);
      }
      progress.step();
    }
    progress.end();
    shared.check();
    stdout.write(format(findings, styleFor(stdout, streams)));
    if (unread > 0) return Promise.resolve(EXIT.usage);
    return Promise.resolve(findings.some(({ severity }) => severity === 'ERROR') ? EXIT.failed : EXIT.ok);
  },
};

function optionsOf(type: string | undefined): ValidationOptions {
  if (type === undefined) return {};
  if (type === 'STANDARD' || type === 'EXPRESS') return { type };
  throw new UsageError(`Invalid --type '${type}': expected STANDARD or EXPRESS.`);
}
