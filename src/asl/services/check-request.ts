// Compares a task's arguments with the request of its action: unknown and missing members, types and formats.
import type { ActionRequest } from './action-request';
import { isWholePlaceholder } from './resource';
import { capitalizeFirst, resultName } from './sdk-names';
import type { Member, Shape } from './shape';
import { isArray, isObject, type Json, type JsonObject } from '../../json/json';

export interface RequestProblem {
  /** `structure`: a scalar or a list in place of an object, or the like. What AWS answers is not known. */
  readonly kind: 'unknown' | 'type' | 'structure' | 'format' | 'missing';
  /** In AWS's words. */
  readonly text: string;
  readonly name: string;
  /** The place of the object with the member, such as `/Entries[0]`. Empty for the arguments themselves. */
  readonly at: string;
  /** Unknown members only: the names that there are. */
  readonly known?: readonly string[];
}

/** How a template differs from the values that it gives. */
export interface Template {
  /** The suffix of a key with a computed value. */
  readonly suffix: '.$' | undefined;
  isComputed(value: Json): boolean;
}

/** A placeholder that no value replaced is unknown at run time, too. */
const VALUES: Template = {
  suffix: undefined,
  isComputed: (value) => typeof value === 'string' && isWholePlaceholder(value),
};

/** The shapes of a structure's members by their names in Step Functions. */
type Names = ReadonlyMap<string, Shape>;
const NAMES = new WeakMap<ReadonlyMap<string, Member>, Names>();
const NAMES_OF_SDK = new WeakMap<ReadonlyMap<string, Member>, Names>();

/**
 * The problems of a task's arguments. Seen on AWS: types (`must be a STRING`: aws-cdk#9181, ASFHyP3/hyp3#2585; `an INTEGER`:
 * aws-cdk#12284), unknown members (connect-parameters.html), and recorded: a wrong format (apigateway invoke_with_headers). The
 * names of the other types follow. The service itself checks limits and enumerations.
 * @param template for arguments that are not evaluated yet
 */
export class RequestCheck {
  private problems: RequestProblem[] = [];

  constructor(
    private readonly request: ActionRequest,
    private readonly template = VALUES,
  ) {}

  of(given: Json): readonly RequestProblem[] {
    if (!isObject(given)) return [];
    this.problems = [];
    this.members(given, this.request.shape, '', '', this.request.own);
    this.missing(given);
    return this.problems;
  }

  private missing(given: JsonObject): void {
    for (const name of this.request.required) {
      if (Object.hasOwn(given, name) || (this.template !== VALUES && Object.hasOwn(given, `${name}.$`))) continue;
      const text = `The field '${name}' is required but was missing`;
      this.problems.push({ kind: 'missing', text, name, at: '' });
    }
  }

  private members(given: JsonObject, shape: Shape, path: string, at: string, own: readonly string[] = []): void {
    const known = this.namesOf(this.resolve(shape));
    if (!known) return;
    // AWS's page (connect-parameters.html) gives `attempts` to an optimised integration, which other users had refused.
    const isStrict = this.request.isSdk || this.template !== VALUES || path === '';
    for (const key of Object.keys(given)) {
      const isComputed = this.isComputedKey(key);
      const name = isComputed ? key.slice(0, -2) : key;
      if (own.includes(name)) continue;
      const member = known.get(name) ?? (isStrict ? undefined : known.get(capitalizeFirst(name)));
      if (member === undefined) this.unknown(name, at, [...known.keys(), ...own]);
      else if (!isComputed) this.value(given[key]!, member, name, path === '' ? name : `${path}.${name}`, at);
    }
  }

  private value(value: Json, shape: Shape, name: string, path: string, at: string): void {
    // A member that is null counts as missing.
    if (value === null) return;
    if (path === name && this.request.textLists.has(name)) return this.textLists(value, name, at);
    const resolved = this.resolve(shape);
    if ('members' in resolved) {
      if (isObject(value)) this.members(value, resolved, path, `${at}/${name}`);
      else this.wrongStructure(value, name, 'an OBJECT', at);
    } else if ('list' in resolved) {
      if (!isArray(value)) return this.wrongStructure(value, name, 'an ARRAY', at);
      value.forEach((item, index) => this.item(item, resolved.list, name, path, `${at}/${name}[${index}]`, at));
    } else if ('map' in resolved) {
      if (!isObject(value)) return this.wrongStructure(value, name, 'an OBJECT', at);
      for (const key of Object.keys(value)) {
        if (!this.isComputedKey(key)) this.value(value[key]!, resolved.map, key, `${path}.*`, `${at}/${name}`);
      }
    } else {
      this.leaf(value, resolved, name, path, at);
    }
  }

  /** The items of a list have its name in texts. */
  private item(item: Json, shape: Shape, name: string, path: string, inside: string, at: string): void {
    const resolved = this.resolve(shape);
    if ('members' in resolved && isObject(item)) this.members(item, resolved, path, inside);
    else this.value(item, resolved, name, path, at);
  }

  private leaf(value: Json, shape: Shape, name: string, path: string, at: string): void {
    const expected = expectedType(value, shape, this.request.isSdk || this.request.json.has(path));
    if (expected !== undefined && !this.template.isComputed(value)) this.wrongType(name, expected, at);
  }

  private isComputedKey(key: string): boolean {
    const { suffix } = this.template;
    return suffix !== undefined && key.endsWith(suffix);
  }

  private textLists(value: Json, name: string, at: string): void {
    const { template } = this;
    if (template.isComputed(value)) return;
    const isComputed = (key: string, one: Json): boolean => this.isComputedKey(key) || template.isComputed(one);
    const isTexts = (one: Json): boolean =>
      isArray(one) && one.every((text) => typeof text === 'string' || template.isComputed(text));
    if (isObject(value) && Object.entries(value).every(([key, one]) => isComputed(key, one) || isTexts(one))) return;
    const text = `The value of the field '${name}' has an invalid format`;
    this.problems.push({ kind: 'format', text, name, at });
  }

  /** DynamoDB's integration accepts strings for attributes: deployed definitions have them (aws-samples). */
  private wrongStructure(value: Json, name: string, expected: string, at: string): void {
    if (this.template === VALUES || this.template.isComputed(value)) return;
    const text = `The value for the field '${name}' must be ${expected}`;
    this.problems.push({ kind: 'structure', text, name, at });
  }

  /** How AWS handles wrong types in calls of the AWS SDK is not known, so only validation reports them. */
  private wrongType(name: string, expected: string, at: string): void {
    if (this.request.isSdk && this.template === VALUES) return;
    const text = `The value for the field '${name}' must be ${expected}`;
    this.problems.push({ kind: 'type', text, name, at });
  }

  private unknown(name: string, at: string, known: readonly string[]): void {
    const text = `The field "${name}" is not supported by Step Functions`;
    this.problems.push({ kind: 'unknown', text, name, at, known });
  }

  private resolve(shape: Shape): Shape {
    return 'line' in shape ? this.resolve(this.request.shapeOn(shape.line)) : shape;
  }

  private namesOf(shape: Shape): Names | undefined {
    if (!('members' in shape)) return undefined;
    const { isSdk } = this.request;
    const all = isSdk ? NAMES_OF_SDK : NAMES;
    let names = all.get(shape.members);
    if (!names) {
      names = new Map([...shape.members].map(([name, member]) => [resultName(name, isSdk), member.shape]));
      all.set(shape.members, names);
    }
    return names;
  }
}

/** Undefined for a value that AWS accepts. Deployed definitions also give booleans as text (aws-samples). */
function expectedType(value: Json, shape: Shape, takesJson: boolean): string | undefined {
  const type = 'enum' in shape ? 'string' : 'type' in shape ? shape.type : 'document';
  switch (type) {
    case 'string':
    case 'timestamp':
      return typeof value === 'string' || takesJson ? undefined : 'a STRING';
    case 'blob':
    case 'stream':
      // Bytes, such as those of a Payload, may be JSON; a number is not (seen on AWS: Stack Overflow 76373088).
      return typeof value === 'string' || typeof value === 'object' ? undefined : 'a STRING';
    case 'boolean':
      return typeof value === 'boolean' || value === 'true' || value === 'false' ? undefined : 'a BOOLEAN';
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value) ? undefined : 'an INTEGER';
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint' ? undefined : 'a NUMBER';
    case 'document':
      return undefined;
  }
}
