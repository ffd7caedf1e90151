// Reads a request's JSON by its shape. A wrong type is an error at once; broken constraints are reported together.
import { ApiError, validationError } from './api-error';
import type { ServiceModel, Shape } from './service-model';
import { numberIn } from '../../json/exact-integer';
import { isArray, isObject, type Json } from '../../json/json';

/**
 * Returns the request with the members that its shape knows. `null` counts as missing. Throws SerializationException
 * for a wrong type, and ValidationException with every broken constraint, in the model's order (recorded:
 * sfn_api_aliasing/…invalid_router_configs, …invalid_name).
 */
export function decodeRequest(model: ServiceModel, shapeName: string, body: Json): object {
  const problems: string[] = [];
  const value = new Decoder(model, problems).read(shapeName, body, '');
  if (problems.length === 0) return value as object;
  const count = `${problems.length} validation error${problems.length > 1 ? 's' : ''} detected: `;
  throw validationError(count + problems.join('; '));
}

const compiled = new Map<string, RegExp>();

/** The model's patterns are Java's and match whole values. */
function patternOf(pattern: string): RegExp {
  let regex = compiled.get(pattern);
  if (!regex) compiled.set(pattern, (regex = new RegExp(`^(?:${pattern.replace('\\p{ASCII}', '[\\x00-\\x7f]')})$`)));
  return regex;
}

class Decoder {
  constructor(
    private readonly model: ServiceModel,
    private readonly problems: string[],
  ) {}

  read(shapeName: string, value: Json, path: string): unknown {
    const shape = this.model.shapes[shapeName]!;
    const decoded = this.readTyped(shape, value, path);
    const broken = brokenConstraints(shape, decoded);
    if (broken.length > 0) {
      const shown = shape.sensitive ? 'Value' : `Value '${this.textOf(shapeName, decoded)}'`;
      for (const constraint of broken) this.problem(shown, path, constraint);
    }
    return decoded;
  }

  private readTyped(shape: Shape, value: Json, path: string): unknown {
    switch (shape.type) {
      case 'structure':
        return this.structure(shape, value, path);
      case 'list':
        if (!isArray(value)) throw unreadable(value, 'a list', path);
        return value.map((item, index) => this.member(shape.member!, item, `${path}.${index + 1}.member`));
      case 'string':
        if (typeof value !== 'string') throw unreadable(value, 'a String', path);
        return value;
      case 'boolean':
        if (typeof value !== 'boolean') throw unreadable(value, 'a Boolean', path);
        return value;
      case 'integer':
      case 'long':
        return Math.trunc(this.number(value, shape.type === 'long' ? 'a Long' : 'an Integer', path));
      default:
        return this.number(value, 'a Float', path);
    }
  }

  private number(value: Json, wanted: string, path: string): number {
    const number = numberIn(value);
    if (number === undefined) throw unreadable(value, wanted, path);
    return number;
  }

  private structure({ members, required }: Shape, value: Json, path: string): object {
    if (!isObject(value)) throw unreadable(value, 'a structure', path);
    const decoded: Record<string, unknown> = {};
    for (const [name, shapeName] of Object.entries(members!)) {
      const place = path === '' ? name : `${path}.${name}`;
      const inner = Object.hasOwn(value, name) ? value[name]! : null;
      if (inner !== null) decoded[name] = this.read(shapeName, inner, place);
      else if (required?.includes(name)) this.problem('Value null', place, NOT_NULL);
    }
    return decoded;
  }

  private member(shapeName: string, item: Json, path: string): unknown {
    if (item !== null) return this.read(shapeName, item, path);
    this.problem('Value null', path, NOT_NULL);
    return null;
  }

  private problem(shown: string, path: string, constraint: string): void {
    this.problems.push(`${shown} at '${path}' failed to satisfy constraint: ${constraint}`);
  }

  /** A value as Java prints it. */
  private textOf(shapeName: string, value: unknown): string {
    const shape = this.model.shapes[shapeName]!;
    if (Array.isArray(value)) return `[${value.map((item) => this.textOf(shape.member!, item)).join(', ')}]`;
    if (!isObject(value as Json)) return String(value);
    const members = Object.entries(value as object).map(
      ([name, inner]) => `${name}=${this.textOf(shape.members![name]!, inner)}`,
    );
    return `${shapeName}(${members.join(', ')})`;
  }
}

/** The order in which AWS was recorded naming the values of ExecutionStatus (state_machine_status_filter). */
const STATUSES = ['SUCCEEDED', 'TIMED_OUT', 'PENDING_REDRIVE', 'ABORTED', 'FAILED', 'RUNNING'];

/** Where no recording shows another order, the model's. */
function inAwsOrder(values: readonly string[]): readonly string[] {
  return values.length === STATUSES.length && values.every((one) => STATUSES.includes(one)) ? STATUSES : values;
}

const NOT_NULL = 'Member must not be null';

function brokenConstraints(shape: Shape, value: unknown): string[] {
  const { min = -Infinity, max = Infinity } = shape;
  const broken: string[] = [];
  if (typeof value === 'number') {
    if (value > max) broken.push(`Member must have value less than or equal to ${max}`);
    if (value < min) broken.push(`Member must have value greater than or equal to ${min}`);
  } else if (typeof value === 'string' || Array.isArray(value)) {
    const length = lengthOf(shape, value);
    if (length > max) broken.push(`Member must have length less than or equal to ${max}`);
    if (length < min) broken.push(`Member must have length greater than or equal to ${min}`);
  }
  if (typeof value !== 'string') return broken;
  if (shape.enum && !shape.enum.includes(value)) {
    broken.push(`Member must satisfy enum value set: [${inAwsOrder(shape.enum).join(', ')}]`);
  }
  // A value that is too long is not checked further: its length is already reported.
  if (shape.pattern !== undefined && value.length <= max && !patternOf(shape.pattern).test(value)) {
    broken.push(`Member must satisfy regular expression pattern: ${shape.pattern}`);
  }
  return broken;
}

/** From here on the model means UTF-8 bytes: "Length constraints apply to the payload size". */
const PAYLOAD = 262_144;

function lengthOf({ max }: Shape, value: string | readonly unknown[]): number {
  return typeof value === 'string' && max !== undefined && max >= PAYLOAD ? Buffer.byteLength(value) : value.length;
}

/** In the words of AWS's JSON reader, plus the place, which AWS does not name. */
function unreadable(value: Json, wanted: string, path: string): ApiError {
  const place = path === '' ? 'the request' : `'${path}'`;
  return new ApiError('SerializationException', `${tokenOf(value)} can not be converted to ${wanted} at ${place}`);
}

function tokenOf(value: Json): string {
  if (isArray(value)) return 'START_ARRAY';
  if (typeof value === 'object') return value === null ? 'NULL_VALUE' : 'START_OBJECT';
  return typeof value === 'boolean'
    ? `${String(value).toUpperCase()}_VALUE`
    : `${typeof value}`.toUpperCase() + '_VALUE';
}
