// Packs what is known of AWS's services (operations, requests, errors, answers) into data/service-models.bin, which
// src/asl/services reads.
import type { Model, Shape, ShapeReference } from './botocore';
import { packTexts } from './pack';

/** Services are compressed together up to this many characters: fewer make a larger file, more a slower first look. */
const CHUNK = 300_000;

const SIGNS: Readonly<Record<string, string>> = {
  string: '$',
  timestamp: '@',
  blob: '%',
  boolean: '&',
  integer: '#',
  long: '#',
  float: '~',
  double: '~',
};
/** Times that botocore reads as text, because some services accept any text there. Other SDKs have times. */
const TIMES: Readonly<Record<string, readonly string[]>> = { S3: ['Expires', 'ResponseExpires'] };

const COMPLEX = ['structure', 'list', 'map'];

/** The requests and the answers of a service by operation, and what several of them share, as text. */
interface Texts {
  readonly inputs: ReadonlyMap<string, string>;
  readonly outputs: ReadonlyMap<string, string>;
  readonly shapes: readonly string[];
}

/**
 * Shapes as text: `(Name!$,Count #1:10,Kind <A|B>,Tags [$,Map {0)`. `!` marks what is required; `$` is text, `@` a time,
 * `%` bytes, `*` a stream of bytes, `&` a boolean, `#` a whole number and `~` any number, each with its limits; `<...>` an
 * enumeration, `[` a list of and `{` a map to what follows, `?` any JSON, and a number the shape on that line of the
 * service, for what is used more than once. What only requests have is without limits and enumerations, which nothing here
 * looks at.
 */
function textsOf(model: Model): Texts {
  const uses = new Map<string, number>();
  const count = (name: string): void => {
    uses.set(name, (uses.get(name) ?? 0) + 1);
    const { members, member, value } = model.shapes[name]!;
    const inner = members ? Object.values(members) : [member ?? value].filter((one) => one !== undefined);
    if (uses.get(name) === 1) inner.forEach(({ shape }) => count(shape));
  };
  const isShared = (name: string): boolean => {
    const { type, enum: words, member, value } = model.shapes[name]!;
    const isLarge =
      type === 'structure' ||
      words !== undefined ||
      (COMPLEX.includes(type) && COMPLEX.includes(model.shapes[(member ?? value)!.shape]!.type));
    return isLarge && uses.get(name)! > 1;
  };
  let isBare = false;
  const indices = new Map<string, number>();
  const shapes: string[] = [];
  const isStream = ({ shape, streaming }: ShapeReference): boolean =>
    model.shapes[shape]!.type === 'blob' && Boolean(streaming ?? model.shapes[shape]!.streaming);
  const memberOf = (name: string, member: ShapeReference): string => {
    if (TIMES[model.metadata.serviceId]?.includes(name) && model.shapes[member.shape]!.type === 'string') return '@';
    return isStream(member) ? '*' : reach(member.shape);
  };
  const written = (shape: Shape): string => {
    const { type, members = {}, member, value, required = [], document, enum: words, min = '', max = '' } = shape;
    if (document) return '?';
    if (type === 'structure') {
      const entries = Object.entries(members).map(
        ([name, inner]) => `${name}${required.includes(name) ? '!' : ' '}${memberOf(name, inner)}`,
      );
      return `(${entries.join(',')})`;
    }
    if (type === 'list') return `[${reach(member!.shape)}`;
    if (type === 'map') return `{${reach(value!.shape)}`;
    if (words) return isBare ? '$' : `<${words.join('|')}>`;
    const hasLimits = !isBare && type !== 'timestamp' && type !== 'boolean' && `${min}${max}` !== '';
    return `${SIGNS[type] ?? '?'}${hasLimits ? `${min}:${max}` : ''}`;
  };
  const reach = (name: string): string => {
    if (!isShared(name)) return written(model.shapes[name]!);
    if (!indices.has(name)) {
      const index = shapes.length;
      indices.set(name, index);
      shapes.push('');
      shapes[index] = written(model.shapes[name]!);
    }
    return `${indices.get(name)}`;
  };
  const operations = Object.entries(model.operations);
  for (const [, { input, output }] of operations) for (const one of [input, output]) if (one) count(one.shape);
  const all = (one: 'input' | 'output') =>
    new Map(operations.map(([name, operation]) => [name, operation[one] ? reach(operation[one].shape) : '']));
  const outputs = all('output');
  isBare = true;
  return { inputs: all('input'), outputs, shapes };
}

/** `Name`, `Name=Code` where the service writes another code, `@404` where its status is not 400. */
function errorOf(name: string, { error = {} }: Shape): string {
  const { code = name, httpStatusCode: status = 400 } = error;
  return `${name}${code === name ? '' : `=${code}`}${status === 400 ? '' : `@${status}`}`;
}

/** One line for the errors, one for each operation, an empty one, one for each shared shape. */
function textOf(model: Model): string {
  const { inputs, outputs, shapes } = textsOf(model);
  const errors = Object.entries(model.shapes).filter(([, { exception }]) => exception);
  const operations = Object.keys(model.operations).map((name) => [name, inputs.get(name), outputs.get(name)].join(';'));
  return [
    `${model.metadata.serviceId};${errors.map(([name, shape]) => errorOf(name, shape)).join(',')}`,
    ...operations,
    '',
    ...shapes,
  ].join('\n');
}

/** The service's name in `arn:aws:states:::aws-sdk:SERVICE:action`: its id, as the AWS SDK for Java makes it a package. */
export const nameOf = ({ metadata: { serviceId } }: Model): string =>
  serviceId
    .replace(/[^A-Za-z0-9]/g, '')
    .replace(/^(?:Amazon|AWS|Aws)(?=.)/, '')
    .replace(/(?<=.)Service$/, '')
    .toLowerCase();

/** The content of the file, and how much it knows. */
export function serviceModelsFile(models: readonly Model[]) {
  const services = [...new Map(models.map((model) => [nameOf(model), model]))].sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const file = packTexts(
    services.map(([name, model]) => [name, textOf(model)] as const),
    CHUNK,
  );
  const operations = services.reduce((sum, [, model]) => sum + Object.keys(model.operations).length, 0);
  return { file, services: services.length, operations };
}
