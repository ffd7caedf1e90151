// Regular expressions of JSONata that cannot hold the process up: a pattern that backtracks without end is given up.
import { createContext, Script, type Context } from 'node:vm';

/** Milliseconds for one search. Whole expressions end within a second on AWS. */
const MOST_MS = 500;

/** Shorter texts end soon with any pattern that people write. */
const HARMLESS_LENGTH = 24;

const context: Context & { search?: () => RegExpExecArray | null } = createContext({});
const script = new Script('search()');

/** What the jsonata package builds from `/pattern/flags`. Its time-out is the one bound here that looks at a clock. */
export class BoundedRegExp extends RegExp {
  override exec(text: string): RegExpExecArray | null {
    if (text.length <= HARMLESS_LENGTH) return super.exec(text);
    context.search = () => super.exec(text);
    try {
      return script.runInContext(context, { timeout: MOST_MS }) as RegExpExecArray | null;
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw thrown;
      throw new Error('Expression evaluation timeout: Check for infinite loop');
    }
  }
}
