// The process behind `cdk-lambda-workflows`: its streams, its signals and its exit code.
import { EXIT } from './command';
import { runCommandLine } from './run';
import { systemErrorText } from '../asl/system-error';
import { reportPlaces } from './watch/reported-places';

// A reader such as `head` may close the pipe early. That is not a failure of the command, which runs to its end to get
// its exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED') return;
    // Such as a full disk. What was written so far is not complete.
    if (stream !== process.stderr) process.stderr.write(`${systemErrorText(error) ?? error.message}\n`);
    process.exit(EXIT.usage);
  });
}

// A command that needs to clean up first has its own handler.
process.on('SIGINT', () => {
  if (process.listenerCount('SIGINT') > 1) return;
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.exit(EXIT.interrupted);
});

reportPlaces();
void runCommandLine(process.argv.slice(2), process).then((code) => {
  process.exitCode = code;
});
