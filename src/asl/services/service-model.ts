// One of AWS's services by its published model: its actions, their parameters and answers, its errors.
import { serviceText } from './models-file';
import { actionName } from './sdk-names';
import { shapeOf, type Shape } from './shape';

export interface Parameter {
  /** The API's own name. */
  readonly name: string;
  readonly isRequired: boolean;
}

export interface ServiceError {
  /** The API's own name, such as `InvalidParameterException`. */
  readonly name: string;
  /** The code in the service's answer, such as `InvalidParameter`. */
  readonly code: string;
  readonly status: number;
}

/** Reads only the requested parts of the model, because EC2's has 700 operations. */
export class ServiceModel {
  /** The lines of the operations by action, such as `getItem`. */
  private readonly operations: ReadonlyMap<string, string>;
  private readonly shapes = new Map<number, Shape>();
  private readonly requests = new Map<string, Shape>();
  private readonly answers = new Map<string, Shape>();
  private readonly lines: readonly string[];
  private readonly head: string;

  constructor(text: string) {
    const [above, below = ''] = text.split('\n\n');
    const [head = '', ...operations] = above!.split('\n');
    this.head = head;
    this.lines = below.split('\n');
    this.operations = new Map(operations.map((line) => [actionName(line.slice(0, line.indexOf(';'))), line]));
  }

  /** Such as `Secrets Manager`. */
  get id(): string {
    return this.head.slice(0, this.head.indexOf(';'));
  }

  get actions(): readonly string[] {
    return [...this.operations.keys()];
  }

  hasAction(action: string): boolean {
    return this.operations.has(action);
  }

  /** Undefined for an action that the service does not have. */
  parameters(action: string): readonly Parameter[] | undefined {
    if (!this.hasAction(action)) return undefined;
    const request = this.request(action);
    const shape = request && 'line' in request ? this.shapeOn(request.line) : request;
    if (!shape || !('members' in shape)) return [];
    return [...shape.members].map(([name, { isRequired }]) => ({ name, isRequired }));
  }

  /** Undefined for an action that the service does not have, and for one without parameters. */
  request(action: string): Shape | undefined {
    return this.shapeIn(action, 1, this.requests);
  }

  /** Undefined for an action that the service does not have, and for one without an answer. */
  answer(action: string): Shape | undefined {
    return this.shapeIn(action, 2, this.answers);
  }

  private shapeIn(action: string, part: 1 | 2, found: Map<string, Shape>): Shape | undefined {
    const known = found.get(action);
    if (known) return known;
    const text = this.operations.get(action)?.split(';')[part];
    if (!text) return undefined;
    const shape = shapeOf(text);
    found.set(action, shape);
    return shape;
  }

  /** The shape on a line that another shape refers to. */
  shapeOn(line: number): Shape {
    const known = this.shapes.get(line) ?? shapeOf(this.lines[line]!);
    this.shapes.set(line, known);
    return known;
  }

  get errors(): readonly ServiceError[] {
    const errors = this.head.slice(this.head.indexOf(';') + 1);
    return errors === '' ? [] : errors.split(',').map(errorOf);
  }
}

function errorOf(text: string): ServiceError {
  const [what, status = '400'] = text.split('@');
  const [name, code = name] = what!.split('=');
  return { name: name!, code: code!, status: Number(status) };
}

const models = new Map<string, ServiceModel>();

/**
 * @param service as in `aws-sdk:SERVICE:action`
 * @returns undefined for a service that the models do not have
 */
export function serviceModel(service: string): ServiceModel | undefined {
  const known = models.get(service);
  if (known) return known;
  const text = serviceText(service);
  if (text === undefined) return undefined;
  const model = new ServiceModel(text);
  models.set(service, model);
  return model;
}
