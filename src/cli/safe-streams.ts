// Streams that show control characters instead of sending them to the terminal.
import type { Streams } from './command';
import { visible } from '../json/visible';

/** What the commands themselves send: colours, and the way back to the beginning of a line that shows progress. */
const OWN = /(\u001b\[(?:0|2|31|32|33)m|\r\u001b\[K)/;

/** JSON stays the same value: the escapes are those of JSON. */
export function safeStreams(streams: Streams): Streams {
  const { stdout, stderr, env } = streams;
  return {
    get stdin() {
      return streams.stdin; // opened when it is read
    },
    ...{ stdout: safe(stdout), stderr: safe(stderr), env },
  };
}

/** Whether a stream is that of this process, so that a process which it starts can write there itself. */
export function isStandardOutput(stream: NodeJS.WritableStream): boolean {
  return 'fd' in stream && stream.fd === 1;
}

/** The same stream, whose texts are made visible. It is still a terminal if the stream is one. */
function safe(stream: NodeJS.WritableStream): NodeJS.WritableStream {
  const write = (text: string | Uint8Array, ...rest: never[]): boolean =>
    stream.write(typeof text === 'string' ? visibleOutput(text) : text, ...rest);
  return Object.create(stream, { write: { value: write } }) as NodeJS.WritableStream;
}

function visibleOutput(text: string): string {
  return text
    .split(OWN)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('');
}
