// Compiles a call of an intrinsic function to closures. Nothing is parsed when it runs.
import { IntrinsicError } from './intrinsics/intrinsic';
import { INTRINSICS } from './intrinsics/table';
import { compileArgumentPath, type Read } from './json-path-fields';
import { StatesError } from './states-error';
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
      if (error instanceof IntrinsicError) throw intrinsicFailure(whole, error.message);
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

// The beginning of the text is AWS's. The rest is not recorded, so the words are ours.
function intrinsicFailure(text: string, why: string): StatesError {
  const cause = `The function '${text}' had the following error: ${why}`;
  return new StatesError('States.IntrinsicFailure', cause, 'evaluation');
}
