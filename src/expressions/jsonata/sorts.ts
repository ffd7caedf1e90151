// The operator `^`: orders a path's items by terms.
import type { Compiler, Evaluate } from './evaluate';
import { sortItems } from './functions/sorting';
import { frameOf, isTupleStream, type Tuple } from './tuples';
import { JsonataError } from './values/failure';
import type { Frame } from './values/frame';
import type { Run } from './values/run';
import type { Sequence, Value } from './values/value';
import type { JsonataNode } from '../../asl/jsonata/parse';

interface Term {
  readonly evaluate: Evaluate;
  readonly isDescending: boolean;
}

/** Returns the list itself if there is nothing to sort, otherwise a list without marks, as in the package. */
export type Sort = (items: Sequence, frame: Frame, run: Run) => Sequence;

export function compileSort({ terms }: JsonataNode, { compile }: Compiler): Sort {
  const compiled = (terms as readonly { expression: JsonataNode; descending: boolean }[]).map(
    ({ expression, descending }): Term => ({ evaluate: compile(expression), isDescending: descending }),
  );
  return (items, frame, run) => {
    const isStream = isTupleStream(items);
    const read = (item: Value, { evaluate }: Term): Value => {
      if (!isStream) return evaluate(item, frame, run);
      const tuple = item as unknown as Tuple;
      return evaluate(tuple['@'], frameOf(frame, tuple), run);
    };
    return sortItems(items, (one, other) => {
      for (const term of compiled) {
        const order = compareBy(read(one, term), read(other, term));
        if (order !== 0) return (term.isDescending && order !== NOTHING && order !== -NOTHING ? -order : order) > 0;
      }
      return false;
    }) as Sequence;
  };
}

/** The order of undefined, which comes last in both directions. */
const NOTHING = 2;

function compareBy(one: Value, other: Value): number {
  if (one === undefined || other === undefined) {
    if (one === other) return 0;
    return one === undefined ? NOTHING : -NOTHING;
  }
  const [type, otherType] = [orderedType(one), orderedType(other)];
  if (type === undefined || otherType === undefined) {
    throw new JsonataError('T2008', { value: type === undefined ? one : other });
  }
  if (type !== otherType) throw new JsonataError('T2007', { value: one, value2: other });
  if (one === other) return 0;
  return one! < other! ? -1 : 1;
}

function orderedType(value: Value): string | undefined {
  if (typeof value === 'string') return 'string';
  return typeof value === 'number' || typeof value === 'bigint' ? 'number' : undefined;
}
