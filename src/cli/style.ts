// Colours, for terminals that support them.
import type { Streams } from './command';

/** Returns text in a colour, or unchanged. */
export interface Style {
  readonly isColored: boolean;
  readonly green: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly dim: (text: string) => string;
}

const plain = (text: string) => text;
export const PLAIN: Style = { isColored: false, green: plain, red: plain, yellow: plain, dim: plain };
const COLOURS: Style = { isColored: true, green: code(32), red: code(31), yellow: code(33), dim: code(2) };

function code(number: number): (text: string) => string {
  return (text) => (text === '' ? '' : `\u001b[${number}m${text}\u001b[0m`);
}

/** Whether the stream is a terminal, which may show temporary output such as progress. */
export function isTerminal(stream: NodeJS.WritableStream): boolean {
  return (stream as { readonly isTTY?: boolean }).isTTY === true;
}

/** Colours if the stream is a terminal and NO_COLOR (https://no-color.org) is not set. */
export function styleFor(stream: NodeJS.WritableStream, { env = {} }: Pick<Streams, 'env'>): Style {
  const wanted = isTerminal(stream) && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  return wanted ? COLOURS : PLAIN;
}
