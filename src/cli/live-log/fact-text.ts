// A fact as a line for people.
import type { Fact, OfExecution } from './fact';
import { compactText } from '../../json/text';
import { visible } from '../../json/visible';
import type { Style } from '../style';

/** The most characters of a payload in a line. */
const LONGEST = { normal: 160, verbose: 2000 };

export interface TextOptions {
  readonly style: Style;
  readonly isVerbose: boolean;
}

/** What the terminal shows; undefined for what this level leaves out. A function's text may have several lines. */
export function factText(fact: Fact, options: TextOptions): string | undefined {
  const { style } = options;
  const own = linesOf(fact, options);
  if (own === undefined) return undefined;
  const clock = style.dim(clockOf(fact));
  return own.map((line) => `${clock}  ${line}`).join('\n');
}

function linesOf(fact: Fact, { style, isVerbose }: TextOptions): readonly string[] | undefined {
  const cut = (text: string): string => shortened(text, isVerbose ? LONGEST.verbose : LONGEST.normal);
  const json = (value: Parameters<typeof compactText>[0]): string => cut(compactText(value));
  const because = ({ error, cause }: { readonly error?: string; readonly cause?: string }): string =>
    [error, cause]
      .filter((part) => part !== undefined && part !== '')
      .map((part) => cut(part!))
      .join(': ');
  switch (fact.kind) {
    case 'listening':
      return [`listens at ${fact.url}`];
    case 'notice':
      return lines(fact.text);
    case 'problem':
      return lines(fact.text).map(style.red);
    case 'request': {
      if (!isVerbose && fact.status < 400 && !CHANGES.test(fact.operation)) return undefined;
      const what = cut(fact.operation);
      const status = fact.status < 400 ? style.green(String(fact.status)) : style.red(String(fact.status));
      const refused = because({ error: fact.error, cause: fact.message });
      return [`${what} ${status}${isVerbose ? ` ${fact.milliseconds} ms` : ''}${refused && `  ${refused}`}`];
    }
    case 'function':
      if (fact.from === 'lambda' && !isVerbose) return undefined;
      return lines(fact.text).map(
        (line) => `${visible(fact.function)} | ${fact.from === 'lambda' ? style.dim(line) : line}`,
      );
    case 'execution-started':
      return [`${nameOf(fact)}  started with ${json(fact.input ?? null)}`];
    case 'execution-redriven':
      return [`${nameOf(fact)}  redriven`];
    case 'state-entered':
      return [
        `${nameOf(fact)}  ${cut(fact.state)} ${style.dim(`(${fact.type})`)}${isVerbose ? ` with ${json(fact.input)}` : ''}`,
      ];
    case 'state-exited':
      return isVerbose ? [`${nameOf(fact)}  ${cut(fact.state)} left with ${json(fact.output)}`] : undefined;
    case 'task':
      return isVerbose
        ? [`${nameOf(fact)}  ${cut(fact.state)} ${style.dim(fact.event)} ${json(fact.details)}`]
        : undefined;
    case 'state-failed': {
      const { retry, retriedAfterSeconds, caughtBy } = fact;
      const then = retry
        ? style.yellow(`; retry ${retry.attempt} of ${retry.of} in ${seconds(retriedAfterSeconds!)}`)
        : caughtBy === undefined
          ? ''
          : style.yellow(`; caught, ${cut(caughtBy)} is next`);
      return [`${nameOf(fact)}  ${style.red(`${cut(fact.state)} failed`)} ${because(fact)}${then}`];
    }
    case 'execution-ended': {
      const { status, output } = fact;
      const isGood = status === 'SUCCEEDED';
      const rest = isGood ? `with ${json(output ?? null)}` : because(fact);
      return [
        `${nameOf(fact)}  ${(isGood ? style.green : style.red)(status)} after ${seconds(fact.seconds)} ${rest}`.trimEnd(),
      ];
    }
  }
}

/** Requests that change something, except those whose effect has facts of its own. */
const CHANGES = /^(?:Create|Update|Delete|Publish|Stop|Redrive|SendTask)|^(?:POST|PUT|DELETE) (?!.*\/invocations$)/;

const UUID = /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** `Orders/e1`. Of a name that is a UUID, the first eight characters are enough to tell executions apart. */
function nameOf({ stateMachine, execution }: OfExecution): string {
  return visible(`${stateMachine}/${execution}`.replace(UUID, '$1'));
}

/** The time of day, and the date if time was put forward. */
function clockOf({ time, realTime }: Fact): string {
  return realTime === undefined
    ? time.slice(11, 23)
    : `${time.slice(0, 23).replace('T', ' ')} (real ${realTime.slice(11, 19)})`;
}

function seconds(value: number): string {
  return `${Number(value.toFixed(value < 10 ? 2 : 0))} s`;
}

function shortened(text: string, most: number): string {
  const one = visible(text.replace(/\s*\n\s*/g, ' '));
  return one.length <= most ? one : `${one.slice(0, most)}… (${text.length} characters)`;
}

function lines(text: string): readonly string[] {
  return text.replace(/\n+$/, '').split('\n').map(visible);
}
