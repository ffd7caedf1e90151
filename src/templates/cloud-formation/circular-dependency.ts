// Rejects circular dependencies between resources: CloudFormation cannot create such resources in any order.
import { parseSub } from './functions/sub';
import { SimulatorError } from '../../asl/simulator-error';
import { isArray, isObject, member, type Json, type JsonObject } from '../../json/json';
import type { Template, TemplateResource } from '../template';

/**
 * Ignores everything that depends on a condition (a conditional resource, a branch of Fn::If), because parameters
 * decide whether it exists. This way, no template that AWS accepts is rejected.
 */
export function refuseCircularDependencies(template: Template, origin: string): void {
  const dependencies = new Map<string, Set<string>>();
  for (const [logicalId, resource] of template.resources) {
    if (resource.condition === undefined && !isFromSam(resource)) dependencies.set(logicalId, dependenciesOf(resource));
  }
  const circle = circleIn(dependencies);
  if (circle) {
    throw new SimulatorError(
      `The resources of the ${origin} depend on each other in a circle: ${circle.join(' -> ')}.`,
    );
  }
}

/** SAM makes several resources of one, whose own dependencies are unknown here. */
function isFromSam({ type }: TemplateResource): boolean {
  return type.startsWith('AWS::Serverless::');
}

function dependenciesOf(resource: TemplateResource): Set<string> {
  const names = new Set(resource.dependsOn);
  const open: (JsonObject | readonly Json[])[] = [resource.properties];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (!isArray(value) && member(value, 'Fn::If') !== undefined) continue;
    for (const [key, each] of isArray(value) ? value.entries() : Object.entries(value)) {
      addNames(names, key, each);
      if (typeof each === 'object' && each !== null) open.push(each);
    }
  }
  return names;
}

/** The resources that a function refers to; empty for any other key. */
function addNames(names: Set<string>, key: string | number, argument: Json): void {
  if (key !== 'Ref' && key !== 'Fn::GetAtt' && key !== 'Fn::Sub') return;
  const [first, variables] = isArray(argument) ? argument : [argument];
  if (typeof first !== 'string') return;
  if (key === 'Ref') {
    names.add(first);
  } else if (key === 'Fn::GetAtt') {
    names.add(untilDot(first));
  } else {
    for (const part of parseSub(first)) {
      if (typeof part === 'string' || (isObject(variables) && member(variables, part.name) !== undefined)) continue;
      names.add(untilDot(part.name));
    }
  }
}

function untilDot(name: string): string {
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

/**
 * Finds a circle such as [A, B, A] by depth-first search. It keeps its own stack, because templates can contain long
 * chains.
 */
function circleIn(graph: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] | undefined {
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const path: string[] = [];
    const rests: Iterator<string>[] = [];
    const onPath = new Set<string>();
    const enter = (name: string) => {
      path.push(name);
      onPath.add(name);
      rests.push(graph.get(name)!.values());
    };
    if (!done.has(start)) enter(start);
    while (path.length > 0) {
      const { value: next, done: exhausted } = rests.at(-1)!.next() as IteratorResult<string, undefined>;
      if (exhausted) {
        rests.pop();
        const left = path.pop()!;
        onPath.delete(left);
        done.add(left);
      } else if (onPath.has(next)) {
        return [...path.slice(path.indexOf(next)), next];
      } else if (graph.has(next) && !done.has(next)) {
        enter(next);
      }
    }
  }
  return undefined;
}
