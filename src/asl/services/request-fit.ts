// Compiles a request into a test of arguments that needs no allocations: nearly all arguments pass it.
import type { ActionRequest } from './action-request';
import { resultName } from './sdk-names';
import type { Shape } from './shape';
import type { Json, JsonObject } from '../../json/json';

type Fits = (value: Json) => boolean;

/** Also false for values that check-request.ts must check in detail. */
export function compileFit(request: ActionRequest): (args: Json) => boolean {
  return new Compiler(request).arguments();
}

const anything: Fits = () => true;
const never: Fits = (value) => value === null;

class Compiler {
  /** By line, for shapes that contain themselves. */
  private readonly byLine = new Map<number, Fits>();

  constructor(private readonly request: ActionRequest) {}

  arguments(): (args: Json) => boolean {
    const { shape, own, required } = this.request;
    const fits = this.compile(shape, '', own);
    return (args) => fits(args) && required.every((name) => Object.hasOwn(args as JsonObject, name));
  }

  private compile(shape: Shape, path: string, own: readonly string[] = []): Fits {
    if ('line' in shape) return this.compileLine(shape.line, path, own);
    if ('members' in shape) return this.compileMembers(shape.members, path, own);
    if ('list' in shape) {
      const item = this.compile(shape.list, path);
      return (value) => value === null || (Array.isArray(value) && value.every(item));
    }
    if ('map' in shape) {
      const inner = this.compile(shape.map, `${path}.*`);
      return (value) => {
        if (value === null) return true;
        if (typeof value !== 'object' || Array.isArray(value)) return false;
        for (const key in value) if (!inner((value as JsonObject)[key]!)) return false;
        return true;
      };
    }
    return this.compileLeaf(shape, path);
  }

  /** One test serves all places of a shape, except on the way to text that may be JSON. */
  private compileLine(line: number, path: string, own: readonly string[]): Fits {
    const isOnTheWay = path === '' || [...this.request.json].some((one) => one.startsWith(`${path}.`));
    if (isOnTheWay) return this.compile(this.request.shapeOn(line), path, own);
    const known = this.byLine.get(line);
    if (known) return known;
    let fits: Fits | undefined;
    const lazy: Fits = (value) => (fits ??= this.compile(this.request.shapeOn(line), path))(value);
    this.byLine.set(line, lazy);
    return lazy;
  }

  private compileMembers(
    members: Extract<Shape, { members: object }>['members'],
    path: string,
    own: readonly string[],
  ): Fits {
    const { isSdk, textLists } = this.request;
    const tests = new Map<string, Fits>(own.map((name) => [name, anything]));
    for (const [api, { shape }] of members) {
      const name = resultName(api, isSdk);
      const inner = path === '' ? name : `${path}.${name}`;
      tests.set(name, path === '' && textLists.has(name) ? never : this.compile(shape, inner));
    }
    return (value) => {
      if (value === null) return path !== '';
      if (typeof value !== 'object' || Array.isArray(value)) return false;
      for (const name in value) {
        const fits = tests.get(name);
        if (!fits?.((value as JsonObject)[name]!)) return false;
      }
      return true;
    };
  }

  private compileLeaf(
    shape: Exclude<Shape, { line: number } | { members: object } | { list: Shape } | { map: Shape }>,
    path: string,
  ): Fits {
    const { isSdk, json } = this.request;
    if (isSdk || json.has(path)) return anything;
    switch ('enum' in shape ? 'string' : shape.type) {
      case 'string':
      case 'timestamp':
        return (value) => typeof value === 'string' || value === null;
      case 'blob':
      case 'stream':
        return (value) => typeof value === 'string' || typeof value === 'object';
      case 'boolean':
        return (value) => typeof value === 'boolean' || value === null;
      case 'integer':
        return (value) => Number.isInteger(value) || value === null;
      case 'number':
        return (value) => typeof value === 'number' || value === null;
      case 'document':
        return anything;
    }
  }
}
