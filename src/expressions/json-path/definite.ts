// Paths of members and elements, compiled to plain access: the shape of almost every path, and the quickest.
import { pickMembers } from './segments';
import type { JsonPath, Segment } from '../../asl/json-path/path';
import { isArray, isObject, member, type Json } from '../../json/json';

type Access = (value: Json) => Json | undefined;

/** Undefined for a path that is not as plain. The access itself gives undefined where nothing is. */
export function compileAccess({ segments }: JsonPath): Access | undefined {
  const steps: Access[] = [];
  for (const segment of segments) {
    const step = compileStep(segment, steps.length === segments.length - 1);
    if (!step) return undefined;
    steps.push(step);
  }
  const [first, second, third] = steps;
  if (!first) return (value) => value;
  if (!second) return first;
  if (!third) {
    return (value) => {
      const inner = first(value);
      return inner === undefined ? undefined : second(inner);
    };
  }
  return (value) => {
    let inner: Json | undefined = value;
    for (const step of steps) {
      inner = step(inner);
      if (inner === undefined) return undefined;
    }
    return inner;
  };
}

function compileStep(segment: Segment, last: boolean): Access | undefined {
  switch (segment.kind) {
    case 'member': {
      const { name } = segment;
      return (value) => (isObject(value) ? member(value, name) : undefined);
    }
    case 'members':
      return last ? (value) => (isObject(value) ? pickMembers(value, segment.names) : undefined) : undefined;
    case 'element': {
      const { index } = segment;
      return (value) => (isArray(value) ? value[index] : undefined);
    }
    case 'fromEnd': {
      const { offset } = segment;
      return (value) => (isArray(value) ? value[value.length + offset] : undefined);
    }
    default:
      return undefined;
  }
}
