// Draws questions for Jayway JsonPath: documents, and paths to read from each. The same seed draws the same questions.

/** Draws groups of questions: each has one document and this many paths. */
export function drawQuestions(seed, groups, paths) {
  const draw = new Draw(seed);
  return Array.from({ length: groups }, (_, number) => {
    const isWild = number % 3 === 2;
    const document = isWild ? anyValue(draw, 4) : orders(draw);
    const names = [...namesIn(document)];
    const starts = isWild ? ['$'] : STARTS;
    return { document, paths: Array.from({ length: paths }, () => path(draw, starts, names)) };
  });
}

class Draw {
  constructor(seed) {
    this.state = seed;
  }

  /** mulberry32: a number from 0 up to 1. */
  number() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit) {
    return Math.floor(this.number() * limit);
  }

  chance(probability) {
    return this.number() < probability;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  list(limit, make) {
    return Array.from({ length: this.below(limit + 1) }, make);
  }
}

const TEXTS = [
  '',
  'a',
  'open',
  'A-1',
  'B 2',
  "it's",
  'a\\b',
  '5',
  '1.50',
  'true',
  'null',
  ' pad ',
  'é',
  'x/y',
  '10',
  'Open',
];
const NUMBERS = [0, 1, 2, 5, -1, 1.5, 0.1, -2.25, 10, 100, 2147483648, 9007199254740991, 12345678.5, 0.0005];

function scalar(draw) {
  return draw.pick([() => draw.pick(TEXTS), () => draw.pick(NUMBERS), () => draw.chance(0.5), () => null])();
}

/** The usual document: lists of objects that lack some members. */
function orders(draw) {
  const tags = () => draw.list(3, () => draw.pick(['red', 'blue', 1, true, null]));
  const line = () => ({ sku: draw.pick(TEXTS), n: draw.pick(NUMBERS), ...(draw.chance(0.2) && { gift: null }) });
  const order = () => {
    if (draw.chance(0.06)) return draw.chance(0.5) ? scalar(draw) : tags();
    const all = {
      id: draw.below(6),
      total: draw.pick(NUMBERS),
      state: draw.pick(TEXTS),
      paid: draw.pick([true, false, null]),
      tags: tags(),
      lines: draw.list(3, line),
      size: { w: draw.below(4), h: draw.pick([1.5, null]) },
      any: draw.chance(0.5) ? scalar(draw) : tags(),
    };
    return Object.fromEntries(Object.entries(all).filter(() => draw.chance(0.75)));
  };
  return {
    orders: draw.list(4, order),
    limit: draw.chance(0.7) ? draw.pick(NUMBERS) : scalar(draw),
    first: order(),
    empty: [],
    deep: { orders: draw.list(2, order), max: draw.below(5), list: [tags(), tags()] },
  };
}

const WILD_NAMES = [
  'a',
  'b',
  'list',
  'x y',
  "it's",
  'a.b',
  '',
  '@',
  '$',
  '*',
  'é',
  'length',
  'size()',
  'a]b',
  'a[b',
  '-1',
  '__proto__',
];

function anyValue(draw, depth) {
  if (depth === 0 || draw.chance(0.25)) return scalar(draw);
  if (draw.chance(0.4)) return draw.list(4, () => anyValue(draw, depth - 1));
  return Object.fromEntries(draw.list(4, () => [draw.pick(WILD_NAMES), anyValue(draw, depth - 1)]));
}

function namesIn(value, names = new Set(['gone'])) {
  if (typeof value !== 'object' || value === null) return names;
  if (!Array.isArray(value)) Object.keys(value).forEach((name) => names.add(name));
  Object.values(value).forEach((inner) => namesIn(inner, names));
  return names;
}

/** Most questions start where there is something to find. */
const STARTS = [
  '$',
  '$.orders',
  '$.orders',
  '$.orders',
  '$.orders[*]',
  '$.orders[0]',
  '$.deep.orders',
  '$.first',
  '$..orders',
];

function path(draw, starts, names) {
  const text = draw.pick(starts) + segments(draw, names, 3);
  return draw.chance(0.2) ? damage(draw, text) : text;
}

function segments(draw, names, limit) {
  let text = '';
  for (let left = 1 + draw.below(limit); left > 0; left--) text += segment(draw, names);
  return text;
}

function segment(draw, names) {
  const name = draw.pick(names);
  const index = () => draw.pick([0, 0, 1, 2, 5, -1, -2]);
  return draw.pick([
    () => `.${name}`,
    () => `.${name}`,
    () => `.${name}`,
    () => `['${name}']`,
    () => `['${name}','${draw.pick(names)}']`,
    () => `[${index()}]`,
    () => `[${index()}]`,
    () => `[${index()},${index()}]`,
    () => `[${draw.pick([`${index()}:`, `:${index()}`, `${index()}:${index()}`, '1:3:2'])}]`,
    () => `[(@.${draw.pick(['length', 'size()'])}-${1 + draw.below(2)})]`,
    () => '[*]',
    () => '.*',
    () => `..${name}`,
    () => draw.pick(['..*', '..[0]', `..['${name}']`, '..[?(@.id)]']),
    () => `.${name}()`,
    () => `[?(${filter(draw, names)})]`,
    () => `[?(${filter(draw, names)})]`,
    () => `[?(${filter(draw, names)})]`,
  ])();
}

function filter(draw, names) {
  const count = draw.pick([1, 1, 1, 2, 2, 3]);
  return Array.from({ length: count }, () => criterion(draw, names)).reduce(
    (all, one) => all + draw.pick([' && ', ' || ', '&&', '||']) + one,
  );
}

const OPERATORS = ['==', '==', '!=', '<', '<=', '>', '>=', '=~', '===', ' in ', ' empty '];

function criterion(draw, names) {
  const left = `${draw.pick(['@', '@', '@', '@', '$'])}${innerPath(draw, names)}`;
  if (draw.chance(0.25)) return `${draw.chance(0.4) ? '!' : ''}${left}`;
  const operator = draw.pick(OPERATORS);
  const right = operator === '=~' ? draw.pick(PATTERNS) : operand(draw, names);
  const space = draw.pick(['', ' ']);
  const text = draw.chance(0.9) ? [left, operator, right].join(space) : [right, operator, left].join(space);
  return draw.chance(0.1) ? `${draw.pick(['', '!'])}(${text})` : text;
}

const PATTERNS = [
  '/.*/',
  '/[a-z]+/',
  '/A.*/i',
  '/\\d+/',
  '/a/b/',
  '/^5$/',
  "'5'",
  '/x|open/',
  '/.*/s',
  '/(?i)a.*/',
  '/\\[.*\\]/',
];

function innerPath(draw, names) {
  const name = draw.pick(names);
  return draw.pick([
    '',
    `.${name}`,
    `.${name}`,
    `.${name}`,
    `['${name}']`,
    `.${name}[0]`,
    `.size.w`,
    `.limit`,
    `.lines[*]`,
    `['id','total']`,
  ]);
}

function operand(draw, names) {
  return draw.pick([
    () => String(draw.pick(NUMBERS)),
    () => `'${draw.pick(TEXTS)}'`,
    () => draw.pick(['true', 'false', 'null', 'open', 'TRUE', '1e1', '0.10', '"5"', '[]', '{"k":1}', '1.5000', '-0']),
    () => `${draw.pick(['@', '$'])}${innerPath(draw, names)}`,
  ])();
}

const CHARACTERS = [
  '.',
  '[',
  ']',
  '(',
  ')',
  "'",
  '"',
  '?',
  '@',
  '$',
  '*',
  ',',
  ':',
  '-',
  ' ',
  '\\',
  '/',
  '!',
  '=',
  '&&',
  '||',
  '1',
  'a',
  '\t',
];

/** Deletes, inserts or repeats some characters of a path, but not at its start: `$$` and `$name` are AWS's. */
function damage(draw, text) {
  let damaged = text;
  for (let left = 1 + draw.below(2); left > 0; left--) {
    const at = 2 + draw.below(damaged.length - 1);
    const end = at + draw.below(3);
    const put = draw.pick(['', draw.pick(CHARACTERS), draw.pick(CHARACTERS), damaged.slice(at, end + 3)]);
    damaged = damaged.slice(0, at) + put + damaged.slice(draw.chance(0.5) ? at : end);
  }
  return damaged;
}
