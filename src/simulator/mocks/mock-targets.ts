// Resolves the target of a mock to a state, or to the ARNs and names of resources.
import type { MockTarget } from './mock';
import { isArn } from '../../asl/arn';
import type { TaskState } from '../../asl/task-states';
import type { ResolvedResource } from '../../templates/cloud-formation/resolved';
import { templatesAround } from '../../templates/cloud-formation/templates-around';
import type { SimulatedMachine } from '../compile-source';

/** The task state of a target, given by name or by its construct. */
export function stateOf(target: MockTarget, tasks: readonly TaskState[]): string | undefined {
  const name = typeof target === 'string' ? target : (target as { readonly stateId?: unknown }).stateId;
  return typeof name === 'string' && tasks.some((task) => task.name === name) ? name : undefined;
}

/** The ARNs and names with which tasks can call the target; empty if no resource has this id or path. */
export function identitiesOfTarget(target: MockTarget, { source }: SimulatedMachine): readonly string[] {
  const path = typeof target === 'string' ? target : pathOf(target)!;
  const found = new Set<string>();
  for (const each of source.template ? templatesAround(source.template) : []) {
    const resource = typeof target === 'string' ? each.resource(target) : undefined;
    for (const one of resource ? [resource] : each.resourcesUnder(path)) {
      for (const identity of identitiesOf(one)) found.add(identity);
    }
  }
  const imported = typeof target === 'string' ? undefined : (target as { readonly functionArn?: unknown }).functionArn;
  // The ARN of a function that the app creates is a token; its template has it.
  if (found.size === 0 && typeof imported === 'string' && isArn(imported) && !imported.includes('${')) {
    found.add(imported);
  }
  return [...found];
}

/** The results of Ref and Fn::GetAtt for it: an ARN, a name or a URL. */
export function identitiesOf(resource: ResolvedResource): readonly string[] {
  const arn = resource.tryAttribute('Arn');
  return arn === undefined ? [resource.ref] : [resource.ref, arn];
}

/** The path of a construct; undefined for other values. */
export function pathOf(target: unknown): string | undefined {
  const path = (target as { readonly node?: { readonly path?: unknown } } | null | undefined)?.node?.path;
  return typeof path === 'string' ? path : undefined;
}

/** `'Charge'`, or `the construct Orders/Charge`. */
export function describeTarget(target: MockTarget): string {
  return typeof target === 'string' ? `'${target}'` : `the construct ${pathOf(target)}`;
}
