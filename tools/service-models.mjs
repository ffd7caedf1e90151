// Writes what is known of AWS's services (operations, parameters, errors, answers) from AWS's published models, as
// botocore ships them (Apache-2.0), into data/service-models.bin. src/asl/services reads it. It needs the models only when run:
//
//   pip install --target /tmp/botocore botocore
//   node tools/service-models.mjs BOTOCORE/data
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gunzipSync } from 'node:zlib';

/** Services are compressed together up to this many characters: fewer make a larger file, more a slower first look. */
const CHUNK = 300_000;

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node tools/service-models.mjs BOTOCORE/data');
  process.exit(2);
}

/** The newest model of each service. */
const models = readdirSync(folder).flatMap((service) => {
  const versions = /^[\w-]+$/.test(service) ? readdirSync(`${folder}/${service}`).sort() : [];
  const paths = versions.map((version) => `${folder}/${service}/${version}/service-2.json.gz`).filter(existsSync);
  return paths.length > 0 ? [JSON.parse(gunzipSync(readFileSync(paths.at(-1))).toString('utf8'))] : [];
});

const SIGNS = {
  string: '$',
  timestamp: '$',
  blob: '%',
  boolean: '&',
  integer: '#',
  long: '#',
  float: '#',
  double: '#',
};
const COMPLEX = ['structure', 'list', 'map'];

/**
 * The answers of a service as text: `(Name!$,Count #1:10,Kind <A|B>,Tags [$,Map {0)`. `!` marks what is required; `$` is text
 * (and times), `%` bytes, `&` a boolean, `#` a number, each with its limits; `<...>` an enumeration, `[` a list of and `{` a
 * map to what follows, `?` any JSON, and a number the shape on that line of the service, for what is used more than once.
 */
function answersOf(model) {
  const uses = new Map();
  const count = (name) => {
    uses.set(name, (uses.get(name) ?? 0) + 1);
    const { members, member, value } = model.shapes[name];
    const inner = members ? Object.values(members) : [member ?? value].filter(Boolean);
    if (uses.get(name) === 1) inner.forEach(({ shape }) => count(shape));
  };
  const isShared = (name) => {
    const { type, enum: words, member, value } = model.shapes[name];
    const isLarge =
      type === 'structure' ||
      words ||
      (COMPLEX.includes(type) && COMPLEX.includes(model.shapes[(member ?? value).shape].type));
    return isLarge && uses.get(name) > 1;
  };
  const indices = new Map();
  const shapes = [];
  const written = ({ type, members, member, value, required = [], document, enum: words, min = '', max = '' }) => {
    if (document) return '?';
    if (type === 'structure') {
      const entries = Object.entries(members).map(
        ([name, { shape }]) => `${name}${required.includes(name) ? '!' : ' '}${reach(shape)}`,
      );
      return `(${entries.join(',')})`;
    }
    if (type === 'list') return `[${reach(member.shape)}`;
    if (type === 'map') return `{${reach(value.shape)}`;
    if (words) return `<${words.join('|')}>`;
    const hasLimits = type !== 'timestamp' && type !== 'boolean' && `${min}${max}` !== '';
    return `${SIGNS[type] ?? '?'}${hasLimits ? `${min}:${max}` : ''}`;
  };
  const reach = (name) => {
    if (!isShared(name)) return written(model.shapes[name]);
    if (!indices.has(name)) {
      const index = shapes.length;
      indices.set(name, index);
      shapes.push('');
      shapes[index] = written(model.shapes[name]);
    }
    return `${indices.get(name)}`;
  };
  const outputs = Object.entries(model.operations).map(([name, { output }]) => [name, output?.shape]);
  outputs.forEach(([, shape]) => shape && count(shape));
  return { outputs: new Map(outputs.map(([name, shape]) => [name, shape ? reach(shape) : ''])), shapes };
}

/** `Name`, `Name=Code` where the service writes another code, `@404` where its status is not 400. */
function errorOf([name, { error = {} }]) {
  const { code = name, httpStatusCode: status = 400 } = error;
  return `${name}${code === name ? '' : `=${code}`}${status === 400 ? '' : `@${status}`}`;
}

/** One line for the errors, one for each operation, an empty one, one for each shared shape. */
function textOf(model) {
  const { outputs, shapes } = answersOf(model);
  const errors = Object.entries(model.shapes).filter(([, { exception }]) => exception);
  const operations = Object.entries(model.operations).map(([name, { input }]) => {
    const { members = {}, required = [] } = input ? model.shapes[input.shape] : {};
    const parameters = Object.keys(members).map((one) => `${one}${required.includes(one) ? '!' : ''}`);
    return [name, parameters.join(','), outputs.get(name)].join(';');
  });
  return [`${model.metadata.serviceId};${errors.map(errorOf).join(',')}`, ...operations, '', ...shapes].join('\n');
}

const compressed = (text) =>
  brotliCompressSync(text, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_LGWIN]: 22,
    },
  });

/** The service's name in `arn:aws:states:::aws-sdk:SERVICE:action`: its id, as the AWS SDK for Java makes it a package. */
const nameOf = ({ metadata: { serviceId } }) =>
  serviceId
    .replace(/[^A-Za-z0-9]/g, '')
    .replace(/^(?:Amazon|AWS|Aws)(?=.)/, '')
    .replace(/(?<=.)Service$/, '')
    .toLowerCase();

const services = [...new Map(models.map((model) => [nameOf(model), model]))].sort(([one], [other]) =>
  one < other ? -1 : 1,
);
const chunks = [];
for (const [name, model] of services) {
  const text = textOf(model);
  const last = chunks.at(-1);
  if (last && last.size + text.length <= CHUNK) {
    last.names.push(name);
    last.texts.push(text);
    last.size += text.length;
  } else chunks.push({ names: [name], texts: [text], size: text.length });
}
const bodies = chunks.map(({ texts }) => compressed(texts.join('\n\n\n')));
const index = compressed(JSON.stringify(chunks.map(({ names }, at) => [bodies[at].length, ...names])));
const head = Buffer.alloc(4);
head.writeUInt32BE(index.length);
const target = fileURLToPath(new URL('../data/service-models.bin', import.meta.url));
writeFileSync(target, Buffer.concat([head, index, ...bodies]));
const operations = services.reduce((sum, [, model]) => sum + Object.keys(model.operations).length, 0);
console.log(`${services.length} services, ${operations} operations, ${readFileSync(target).length} bytes`);
