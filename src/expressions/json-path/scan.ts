// `..`: the segment behind it, tried on the value and on everything inside it, as Jayway walks.
import type { Place, Step } from './step';
import type { Segment } from '../../asl/json-path/path';
import { isArray, isObject, type Json } from '../../json/json';

/** Whether a value is one that the segment behind the scan is tried on. */
type Admits = (value: Json, root: Json) => boolean;

/**
 * Outer values come before inner ones. Of a list that the segment is tried on while more segments follow, Jayway skips
 * the segment and tries the rest on every item: `$..[0].x` reads x of all items.
 */
export function scanStep(
  target: Segment | undefined,
  behind: Step | undefined,
  passes: Admits | undefined,
  { next }: Place,
): Step {
  const admits = admitted(target, passes, behind === undefined);
  const walk: Step = (value, results, root) => {
    if (isArray(value)) {
      if (admits(value, root)) {
        if (behind === undefined) next(value, results, root);
        else for (const item of value) behind(item, results, root);
      }
      for (const item of value) walk(item, results, root);
    } else if (isObject(value)) {
      if (admits(value, root)) next(value, results, root);
      for (const key of Object.keys(value)) walk(value[key]!, results, root);
    }
  };
  return walk;
}

function admitted(target: Segment | undefined, passes: Admits | undefined, last: boolean): Admits {
  switch (target?.kind) {
    case 'member':
      return (value) => isObject(value) && Object.hasOwn(value, target.name);
    case 'members':
      // Several names are not definite unless they end the path, and then all must be there.
      return (value) => isObject(value) && (!last || target.names.every((name) => Object.hasOwn(value, name)));
    case 'element':
    case 'elements':
    case 'slice':
      return isArray;
    case 'wildcard':
      return () => true;
    case 'filter':
      return passes ?? (() => false);
    default:
      return () => false;
  }
}
