// Compiles a call of an intrinsic function: its arguments are closures, nothing is parsed when it runs.
import { IntrinsicProblem } from './intrinsics/intrinsic';
import { INTRINSICS } from './intrinsics/table';
import { compileQuotedPath, type Read } from './json-path-fields';
import { StatesError } from './states-error';
import { parseIntrinsic, type IntrinsicArgument, type IntrinsicCall } from '../asl/intrinsic/parse';

/** `field` is the template's key, for the failure of a path among the arguments. */
export function compileIntrinsic(text: string, field: string): Read {
  return compileCall(parseIntrinsic(text), field);
}

function compileCall({ name, args, text }: IntrinsicCall, field: string): Read {
  const run = INTRINSICS[name];
  const takesTemplate = name === 'States.Format';
  const reads = args.map((arg, index) => compileArgument(arg, field, takesTemplate && index === 0));
  return (subject, scope) => {
    const values = reads.map((read) => read(subject, scope));
    try {
      return run(values, scope);
    } catch (error) {
      if (error instanceof IntrinsicProblem) throw intrinsicFailure(text, error.message);
      throw error;
    }
  };
}

function compileArgument(arg: IntrinsicArgument, field: string, isTemplate: boolean): Read {
  if (arg.kind === 'call') return compileCall(arg, field);
  if (arg.kind === 'path') return compileQuotedPath(arg.path, field);
  const value = isTemplate && arg.raw !== undefined ? arg.raw : arg.value;
  return () => value;
}

// The frame of the text is AWS's; what stands behind it is not recorded and in our words.
function intrinsicFailure(text: string, why: string): StatesError {
  const cause = `The function '${text}' had the following error: ${why}`;
  return new StatesError('States.IntrinsicFailure', cause, 'evaluation');
}
