// Deep scans: the segment after `..` is tried on a value and on everything inside of it, outer values first.
import { sameStep, type ItemTest, type Run, type Step, type Steps } from './step';
import { isArray, isObject, type Json } from '../../json/json';

/** What a scan looks for: the segment after it. */
export interface ScanTarget {
  /** Whether a list or an object is one to apply the segment to. */
  readonly matches: ItemTest;
  readonly step: Step;
  /** The step after the target's, or undefined where the target ends the path. */
  readonly next: Step | undefined;
}

/** Scans with Jayway's oddity: where the path goes on, a matching list hands all its items on, whatever the target says. */
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

/** The lists and objects that are not visited yet, the next one last. */
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
