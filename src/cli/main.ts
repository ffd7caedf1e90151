// The process behind `cdk-lambda-workflows`: its streams, its signals and its exit code.
import { EXIT } from './command';
import { runCommandLine } from './run';

// A reader that has seen enough, such as `head`, closes the pipe: that is no failure of the command, which goes on to its
// end for the sake of its exit code.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
  });
}

// A command that has something to put in order first listens itself.
process.on('SIGINT', () => {
  if (process.listenerCount('SIGINT') > 1) return;
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  process.exit(EXIT.interrupted);
});

void runCommandLine(process.argv.slice(2), process).then((code) => {
  process.exitCode = code;
});
