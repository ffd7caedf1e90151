// ResultPath: puts a result into a state's input, copying along the path alone.
import { runtimeError } from './states-error';
import { parseJsonPath } from '../asl/json-path/parse';
import type { Segment } from '../asl/json-path/path';
import type { Json } from '../json/json';
import { isArray, isObject, member } from '../json/json';
import { withMember } from '../json/merge';
import { jsonText } from '../json/text';

/** Gives a copy of `target` that holds `value` at the path. Throws a StatesError where it cannot be put. */
export type Put = (target: Json, value: Json) => Json;

export function compileReferencePath(text: string): Put {
  const { segments } = parseJsonPath(text);
  return (target, value) => put(target, segments, 0, value, text);
}

function put(target: Json | undefined, segments: readonly Segment[], at: number, value: Json, text: string): Json {
  const segment = segments[at];
  if (!segment) return value;
  if (segment.kind === 'element') {
    if (!isArray(target) || segment.index >= target.length) throw cannotApply(text, target ?? null);
    const copy = [...target];
    copy[segment.index] = put(target[segment.index], segments, at + 1, value, text);
    return copy;
  }
  const { name } = segment as Extract<Segment, { kind: 'member' }>;
  if (target !== undefined && !isObject(target)) throw cannotApply(text, target);
  const object = target ?? {};
  return withMember(object, name, put(member(object, name), segments, at + 1, value, text));
}

// The text is that of LocalStack and Step Functions Local; no recording holds it.
function cannotApply(text: string, target: Json) {
  return runtimeError(`Unable to apply ReferencePath ${text} to input ${jsonText(target)}`);
}
