// Deep scans: tries the segment after `..` on a value and on everything inside it, outer values first.
import { sameStep, type ItemTest, type Run, type Step, type Steps } from './step';
import { isArray, isObject, type Json } from '../../json/json';

/** The segment that a scan looks for. */
export interface ScanTarget {
  /** Whether to apply the segment to a list or an object. */
  readonly matches: ItemTest;
  readonly step: Step;
  /** The step after the target's; undefined if the target ends the path. */
  readonly next: Step | undefined;
}

/** Has Jayway's oddity: if the path continues, a matching list passes on all its items, not only those of the target. */
export function scanSteps(target: ScanTarget): Steps {
  const apply = compileTarget(target);
  return sameStep((value, path, run) => {
    const open = new Open();
    open.add(value, path);
    for (let inner = open.next(); inner !== undefined; inner = open.next()) {
      const at = open.path;
      const failure = run.countVisit() ?? apply(inner, at, run);
      if (failure) return failure;
      open.addAllOf(inner, at, run);
    }
    return undefined;
  });
}

/** The lists and objects still to visit, the next one last. */
class Open {
  path = '';
  private readonly values: Json[] = [];
  private readonly paths: string[] = [];

  next(): Json | undefined {
    this.path = this.paths.pop() ?? '';
    return this.values.pop();
  }

  add(value: Json | undefined, path: string): void {
    if (!isContainer(value)) return;
    this.values.push(value!);
    this.paths.push(path);
  }

  addAllOf(value: Json, path: string, run: Run): void {
    if (isArray(value)) {
      for (let index = value.length - 1; index >= 0; index--) {
        if (isContainer(value[index])) this.add(value[index], run.pathToElement(path, index));
      }
    } else if (isObject(value)) {
      const names = Object.keys(value);
      for (let at = names.length - 1; at >= 0; at--) {
        const name = names[at]!;
        if (isContainer(value[name])) this.add(value[name], run.pathToMember(path, name));
      }
    }
  }
}

function isContainer(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

function compileTarget({ matches, step, next }: ScanTarget): Step {
  return (value, path, run) => {
    const verdict = matches(value!, run);
    if (verdict !== true) return verdict === false ? undefined : verdict;
    if (!next || !isArray(value)) return step(value, path, run);
    for (let index = 0; index < value.length; index++) {
      const failure = next(value[index], run.pathToElement(path, index), run);
      if (failure) return failure;
    }
    return undefined;
  };
}
