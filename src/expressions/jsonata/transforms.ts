// `|pattern|update, delete|`: a function that copies a value and changes the copy where the pattern matches.
import type { Compiler, Evaluate } from './evaluate';
import { Signature } from './functions/signature';
import { InternalError, JsonataError } from './values/failure';
import { UNBOUND, type Frame } from './values/frame';
import type { Run } from './values/run';
import { copyOf } from './values/text';
import { Callable, isFunction, isList, isRecord, type Value } from './values/value';
import { outerVariable } from './variables';
import type { JsonataNode } from '../../asl/jsonata/parse';
import type { Json } from '../../json/json';
import { setMember } from '../../json/merge';

interface Change {
  readonly pattern: Evaluate;
  readonly update: Evaluate;
  readonly remove: Evaluate | undefined;
}

const signature = new Signature('<(oa):o>');

export function compileTransform(node: JsonataNode, { compile }: Compiler): Evaluate {
  const change: Change = {
    pattern: compile(node.pattern as JsonataNode),
    update: compile(node.update as JsonataNode),
    remove: node.delete === undefined ? undefined : compile(node.delete as JsonataNode),
  };
  return (_, frame) => new Transformer(change, frame);
}

class Transformer extends Callable {
  readonly arity = 1;

  constructor(
    private readonly change: Change,
    private readonly frame: Frame,
  ) {
    super();
  }

  invoke(args: readonly Value[], context: Value, run: Run): Value {
    const [value] = signature.check(args, context, run);
    if (value === undefined) return undefined;
    const copy = this.copy(value, run);
    const own = new Set<object>();
    collectObjects(copy, own);
    const found = this.change.pattern(copy, this.frame, run);
    for (const match of isList(found) ? found : [found]) {
      if (found !== undefined) this.changeMatch(match, own, run);
    }
    return copy;
  }

  /** `$clone` may be defined by the expression. Its result is copied again, so that only the copy is changed. */
  private copy(value: Value, run: Run): Json {
    const bound = this.frame.find('clone');
    const clone = bound === UNBOUND ? outerVariable('clone')(run) : bound;
    if (!isFunction(clone)) throw new JsonataError('T2013');
    return copyOf(clone.invoke([value], null, run), run);
  }

  private changeMatch(match: Value, own: ReadonlySet<object>, run: Run): void {
    if (isFunction(match) && !match.isTrue) throw new JsonataError('D1010');
    const update = this.change.update(match, this.frame, run);
    if (update !== undefined) {
      if (!isRecord(update)) throw new JsonataError('T2011', { value: update });
      const members = Object.entries(update);
      // JavaScript has no members for scalars: the package fails with its error.
      if (members.length > 0 && (typeof match !== 'object' || match === null)) throw new InternalError();
      const object = ownObject(match, own);
      if (object) for (const [name, member] of members) setMember(object, name, member);
    }
    const removed = this.change.remove?.(match, this.frame, run);
    if (removed === undefined) return;
    const names = isList(removed) ? removed : [removed];
    if (!names.every((name) => typeof name === 'string')) throw new JsonataError('T2012', { value: removed });
    const object = ownObject(match, own);
    if (object) for (const name of names as readonly string[]) delete object[name];
  }
}

/** A pattern may lead to data outside the copy, which stays unchanged. */
function ownObject(match: Value, own: ReadonlySet<object>): Record<string, Json> | undefined {
  return isRecord(match) && own.has(match) ? (match as Record<string, Json>) : undefined;
}

function collectObjects(value: Json, found: Set<object>): void {
  if (typeof value !== 'object' || value === null) return;
  found.add(value);
  for (const item of Object.values(value as Readonly<Record<string, Json>>)) collectObjects(item, found);
}
