// Compiles a call of an intrinsic function to closures. Nothing is parsed when it runs.
import { IntrinsicError } from './intrinsics/intrinsic';
import { INTRINSICS } from './intrinsics/table';
import { compileArgumentPath, type Read } from './json-path-fields';
import { runtimeError, type StatesError } from './states-error';
import { parseIntrinsic, type IntrinsicArgument, type IntrinsicCall } from '../asl/intrinsic/parse';

export function compileIntrinsic(text: string): Read {
  return compileCall(parseIntrinsic(text), text);
}

/** `whole` is the text of the outermost call, which AWS names even if an inner call fails (measured: floci#2870). */
function compileCall({ name, args }: IntrinsicCall, whole: string): Read {
  const run = INTRINSICS[name];
  const takesTemplate = name === 'States.Format';
  const reads = args.map((arg, index) => compileArgument(arg, whole, takesTemplate && index === 0));
  return (subject, scope) => {
    const values = reads.map((read) => read(subject, scope));
    try {
      return run(values, scope);
    } catch (error) {
      if (error instanceof IntrinsicError) {
        throw intrinsicFailure(whole, `Invalid ${error.what} in ${name}: ${error.message}`);
      }
      throw error;
    }
  };
}

function compileArgument(arg: IntrinsicArgument, whole: string, isTemplate: boolean): Read {
  if (arg.kind === 'call') return compileCall(arg, whole);
  if (arg.kind === 'path') return compileArgumentPath(arg.path, whole);
  const value = isTemplate && arg.raw !== undefined ? arg.raw : arg.value;
  return () => value;
}

/**
 * AWS reserves States.IntrinsicFailure and reports States.Runtime (docs: concepts-error-handling). The beginning of the text, up to
 * the colon after the function's name, is AWS's. The reason is ours, unless a function names a source.
 */
function intrinsicFailure(text: string, why: string): StatesError {
  return runtimeError(`The function '${text}' had the following error: ${why}`);
}
