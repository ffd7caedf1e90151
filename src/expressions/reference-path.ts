// ResultPath: puts a result into a state's input, copying only the objects along the path.
import { runtimeError } from './states-error';
import { parseJsonPath } from '../asl/json-path/parse';
import type { Segment } from '../asl/json-path/path';
import type { Json } from '../json/json';
import { isArray, isObject, member } from '../json/json';
import { withMember } from '../json/merge';
import { byteSize, type Bounds } from '../json/size';
import { jsonText } from '../json/text';

/** The place of the result. */
export interface Put {
  /** The most that the place adds to the value's size; undefined if the value replaces the whole target. */
  readonly room?: Bounds;
  /** Returns a copy of `target` with `value` at the place. Throws a StatesError if there is no such place. */
  into(target: Json, value: Json): Json;
}

export function compileReferencePath(text: string): Put {
  const { segments } = parseJsonPath(text);
  return {
    into: segments.reduceRight<Step>((next, segment) => compileStep(segment, next, text), whole),
    room: { bytes: segments.reduce((bytes, segment) => bytes + bytesOf(segment), 0), levels: segments.length },
  };
}

const BRACES_AND_COLON = 3;

/** For an object with that one name, which may have to be created. */
function bytesOf(segment: Segment): number {
  return segment.kind === 'member' ? byteSize(segment.name) + BRACES_AND_COLON : 0;
}

/** The target is undefined below a missing member. */
type Step = (target: Json | undefined, value: Json) => Json;

const whole: Step = (_, value) => value;

function compileStep(segment: Segment, next: Step, text: string): Step {
  if (segment.kind === 'element') {
    const { index } = segment;
    return (target, value) => {
      if (!isArray(target) || index >= target.length) throw cannotApply(text, target ?? null);
      const copy = [...target];
      copy[index] = next(target[index], value);
      return copy;
    };
  }
  const { name } = segment as Extract<Segment, { kind: 'member' }>;
  return (target, value) => {
    if (target !== undefined && !isObject(target)) throw cannotApply(text, target);
    const object = target ?? {};
    return withMember(object, name, next === whole ? value : next(member(object, name), value));
  };
}

// The text is that of LocalStack and Step Functions Local; it is not recorded.
function cannotApply(text: string, target: Json) {
  return runtimeError(`Unable to apply ReferencePath ${text} to input ${jsonText(target)}`);
}
