// ResultPath: puts a result into a state's input, copying along the path alone.
import { runtimeError } from './states-error';
import { parseJsonPath } from '../asl/json-path/parse';
import type { Segment } from '../asl/json-path/path';
import type { Json } from '../json/json';
import { isArray, isObject, member } from '../json/json';
import { withMember } from '../json/merge';
import { byteSize, type Bounds } from '../json/size';
import { jsonText } from '../json/text';

/** Where something is put. */
export interface Put {
  /** What the place takes at most besides the value; undefined where the value takes the target's place. */
  readonly room?: Bounds;
  /** Gives a copy of `target` that holds `value` there. Throws a StatesError where it cannot be put. */
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

/** Of an object with that one name, which may have to be made. */
function bytesOf(segment: Segment): number {
  return segment.kind === 'member' ? byteSize(segment.name) + BRACES_AND_COLON : 0;
}

/** The target is undefined below a member that is not there. */
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

// The text is that of LocalStack and Step Functions Local; no recording holds it.
function cannotApply(text: string, target: Json) {
  return runtimeError(`Unable to apply ReferencePath ${text} to input ${jsonText(target)}`);
}
