// The process behind `cdk-lambda-workflows`.
import { runCommandLine } from './run';

void runCommandLine(process.argv.slice(2), process).then((code) => {
  process.exitCode = code;
});
