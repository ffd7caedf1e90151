// Nested stacks: their parameters, and limits against templates that contain themselves or each other many times.
import type { ResolvedResource, ResolvedTemplate } from './resolved';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray } from '../../json/json';

/** Real apps nest two or three levels. */
const MAX_DEPTH = 20;

/** CloudFormation changes at most 2,500 nested stacks at once; real apps have a few dozen. */
const MAX_STACKS = 500;

/** The number of nested stacks below each outermost template. */
const COUNTS = new WeakMap<ResolvedTemplate, number>();

/** @throws SimulatorError if the nesting is deeper or larger than in any real app */
export function countNestedStack(stack: ResolvedResource): void {
  let root = stack.template;
  let depth = 1;
  while (root.surroundings.parent) {
    root = root.surroundings.parent;
    depth += 1;
  }
  const count = (COUNTS.get(root) ?? 0) + 1;
  COUNTS.set(root, count);
  const limit = depth > MAX_DEPTH ? `nest deeper than ${MAX_DEPTH} levels` : `are more than ${MAX_STACKS}`;
  if (depth <= MAX_DEPTH && count <= MAX_STACKS) return;
  throw new SimulatorError(
    `The nested stacks of the ${root.origin} ${limit}: ${stack.logicalId} seems to contain itself.`,
  );
}

/** Each is resolved when the nested template uses it, because some may be unknown. */
export function parametersOf(stack: ResolvedResource): Readonly<Record<string, string>> {
  const parameters = {};
  for (const [name, resolve] of stack.members('Parameters')) {
    const get = (): string | undefined => {
      const value = resolve();
      return value === undefined ? undefined : isArray(value) ? value.join(',') : String(value);
    };
    Object.defineProperty(parameters, name, { get, enumerable: true });
  }
  return parameters;
}
