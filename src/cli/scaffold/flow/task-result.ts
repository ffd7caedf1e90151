// The result of a task before it runs: what its mock will return, and what the state makes of that.
import { sampleAnswer, sampleResponse } from './sample-answers';
import { Slot, type Sample } from './slot';
import { Composite, Known, type Value } from './value';
import { readResource, type TaskResource } from '../../../asl/services/resource';
import { resultName } from '../../../asl/services/sdk-names';
import type { Shape } from '../../../asl/services/shape';
import { isArray, isObject, member, type Json } from '../../../json/json';
import { answerOf, type Answer } from '../../../services/models/answers';

/** What the mock of a task returns, and the task's result, which contains it. */
export interface TaskResult {
  readonly answer: Slot;
  readonly result: Value;
}

export function taskResult(arn: string, name: string): TaskResult {
  const resource = readResource(arn);
  const answer = new Slot(name, resource && sampleOf(resource, arn), {});
  const isInvoke = resource?.kind === 'optimised' && resource.service === 'lambda' && resource.pattern === undefined;
  const rest = () => new Known(sampleResponse(arn));
  return { answer, result: isInvoke ? new Composite(new Map([['Payload', answer]]), rest()) : answer };
}

function sampleOf(resource: TaskResource, arn: string): Sample | undefined {
  const written = sampleAnswer(arn);
  const answer = answerOf(resource);
  const model = answer && new ModelSample(answer, answer.shape);
  return isObject(written) && Object.keys(written).length > 0 ? new WrittenSample(written, model) : model;
}

/** The sample of the catalogue, and the model for the members that it does not have. */
class WrittenSample implements Sample {
  constructor(
    private readonly value: Json,
    private readonly model?: Sample,
  ) {}

  member(name: string): Sample | undefined {
    const value = isObject(this.value) ? member(this.value, name) : undefined;
    const model = this.model?.member(name);
    return value === undefined ? model : new WrittenSample(value, model);
  }

  item(): Sample | undefined {
    const [first] = isArray(this.value) ? this.value : [];
    return first === undefined ? this.model?.item() : new WrittenSample(first, this.model?.item());
  }

  json(): Json {
    return this.value;
  }
}

/** What the service's model says: objects get the members that are read, and plain values their type. */
class ModelSample implements Sample {
  constructor(
    private readonly answer: Answer,
    private readonly shape: Shape,
    private readonly name = 'text',
  ) {}

  get values(): readonly Json[] {
    const shape = this.resolved();
    return 'enum' in shape ? shape.enum : [];
  }

  member(name: string): Sample | undefined {
    const shape = this.resolved();
    if ('map' in shape) return new ModelSample(this.answer, shape.map, name);
    if (!('members' in shape)) return undefined;
    const found = [...shape.members].find(([own]) => resultName(own, this.answer.isSdk) === name);
    return found && new ModelSample(this.answer, found[1].shape, name);
  }

  item(): Sample | undefined {
    const shape = this.resolved();
    return 'list' in shape ? new ModelSample(this.answer, shape.list, this.name) : undefined;
  }

  json(): Json | undefined {
    const shape = this.resolved();
    if ('list' in shape) return [];
    if ('members' in shape || 'map' in shape) return {};
    if ('enum' in shape) return SUCCESS.find((word) => shape.enum.includes(word)) ?? shape.enum[0];
    if (!('type' in shape)) return undefined;
    if (shape.type === 'number' || shape.type === 'integer') return Math.max(shape.min ?? 1, 1);
    if (shape.type === 'boolean') return true;
    return shape.type === 'string' ? this.name.padEnd(shape.min ?? 0, '-').slice(0, shape.max) : undefined;
  }

  private resolved(): Exclude<Shape, { line: number }> {
    let { shape } = this;
    while ('line' in shape) shape = this.answer.model.shapeOn(shape.line);
    return shape;
  }
}

/** The words for a good end, of which services use one. */
const SUCCESS = ['SUCCEEDED', 'COMPLETED', 'Completed', 'COMPLETE', 'ACTIVE', 'AVAILABLE', 'available', 'InService'];
