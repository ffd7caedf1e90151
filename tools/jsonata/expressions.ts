// Draws expressions of JSONata: all operators, and all functions whose answer does not depend on time or chance.
import { NAMES } from './data';
import type { Draw } from './random';

/** Functions by what they are given: t for a string, n a number, l a list, o an object, f a function, x anything. */
const CALLS: readonly (readonly [string, string])[] = [
  ['abs', 'n'],
  ['append', 'xx'],
  ['assert', 'bt'],
  ['average', 'l'],
  ['base64encode', 't'],
  ['boolean', 'x'],
  ['ceil', 'n'],
  ['clone', 'o'],
  ['contains', 'tt'],
  ['contains', 'tr'],
  ['count', 'x'],
  ['decodeUrl', 't'],
  ['decodeUrlComponent', 't'],
  ['distinct', 'l'],
  ['each', 'of'],
  ['encodeUrl', 't'],
  ['encodeUrlComponent', 't'],
  ['error', 't'],
  ['exists', 'x'],
  ['filter', 'lf'],
  ['floor', 'n'],
  ['formatBase', 'nn'],
  ['formatInteger', 'np'],
  ['formatNumber', 'np'],
  ['fromMillis', 'nd'],
  ['join', 'lt'],
  ['keys', 'o'],
  ['length', 't'],
  ['lookup', 'ot'],
  ['lowercase', 't'],
  ['map', 'lf'],
  ['match', 'tr'],
  ['match', 'trn'],
  ['max', 'l'],
  ['merge', 'l'],
  ['min', 'l'],
  ['not', 'x'],
  ['number', 't'],
  ['pad', 'tn'],
  ['pad', 'tnt'],
  ['parseInteger', 'tp'],
  ['power', 'nn'],
  ['reduce', 'lf'],
  ['reduce', 'lfx'],
  ['replace', 'ttt'],
  ['replace', 'trt'],
  ['replace', 'trf'],
  ['reverse', 'l'],
  ['round', 'n'],
  ['round', 'nn'],
  ['sift', 'of'],
  ['single', 'lf'],
  ['sort', 'l'],
  ['sort', 'lf'],
  ['split', 'tt'],
  ['split', 'tr'],
  ['spread', 'x'],
  ['sqrt', 'n'],
  ['string', 'x'],
  ['substring', 'tn'],
  ['substring', 'tnn'],
  ['substringAfter', 'tt'],
  ['substringBefore', 'tt'],
  ['sum', 'l'],
  ['trim', 't'],
  ['type', 'x'],
  ['uppercase', 't'],
  ['zip', 'll'],
];

// None has an exponent: for zero and below, the package does not end.
const PICTURES = ['0', '#,##0.00', '00', 'I', 'i', 'a', 'A', 'w', 'Ww', '#0%', '1;o', '(0)', '0.#', 'x', '#'];
const REGEXES = ['/a/', '/[a-c]+/', '/(x)|(y)/', '/\\w+/i', '/^b/m', '/(\\d)(\\d)?/', '/x*/', '/(?=y)y/', '/b c$/'];
const DATES = ['"[Y0001]-[M01]-[D01]"', '"[H01]:[m01]:[s01]"', '"[FNn], [D1o] [MNn]"', '"[Y]"', '"[h]:[m] [P]"'];
const BINARY = ['+', '-', '*', '/', '%', '&', '=', '!=', '<', '<=', '>', '>=', 'and', 'or', 'in', '~>'];

export function drawExpression(draw: Draw): string {
  return new Drawer(draw).expression(4, false);
}

class Drawer {
  private readonly variables: string[] = [];

  constructor(private readonly draw: Draw) {}

  /** `inPath`: whether there is a context item to read names from. */
  expression(depth: number, inPath: boolean): string {
    const { draw } = this;
    if (depth <= 0) return this.leaf(inPath);
    const inner = () => this.expression(depth - 1, inPath);
    switch (draw.below(15)) {
      case 0:
      case 1:
      case 2:
        return this.path(depth, inPath);
      case 3:
      case 4:
        return `(${inner()} ${draw.pick(BINARY)} ${inner()})`;
      case 5:
        return `(${inner()} ? ${inner()}${draw.number() < 0.8 ? ` : ${inner()}` : ''})`;
      case 6:
        return `{${draw.list(3, () => `${this.key(depth, inPath)}: ${inner()}`).join(', ')}}`;
      case 7:
        return `[${draw.list(3, inner).join(', ')}]`;
      case 8:
        return this.block(depth, inPath);
      case 9:
        return draw.number() < 0.7 ? `[${draw.below(4)}..${draw.below(7)}]` : `-${inner()}`;
      case 10:
        return this.functionCall(depth, inPath);
      case 11:
        return `${this.value(draw.pick(['o', 'l']), depth - 1, inPath)} ~> |${this.path(1, true)}|${this.object()}|`;
      default:
        return this.call(depth, inPath);
    }
  }

  private leaf(inPath: boolean): string {
    const { draw } = this;
    const kind = draw.below(10);
    if (kind < 3) return `$states.input${draw.list(2, () => `.${draw.pick(NAMES)}`).join('')}`;
    if (kind < 5 && this.variables.length > 0) return `$${draw.pick(this.variables)}`;
    if (kind < 7 && inPath) return draw.pick([...NAMES, '$', '*', '**']);
    return draw.pick(['1', '0', '2.5', '-3', '"a"', '"x,y"', '"12"', '""', 'true', 'false', 'null', '[]', '{}']);
  }

  private path(depth: number, inPath: boolean): string {
    const { draw } = this;
    let text = inPath && draw.number() < 0.5 ? draw.pick(NAMES) : '$states.input';
    const length = 1 + draw.below(3);
    for (let step = 0; step < length; step += 1) {
      const kind = draw.number();
      if (kind < 0.6) text += `.${draw.pick(NAMES)}`;
      else if (kind < 0.68) text += draw.pick(['.*', '.**', '.%']);
      else if (kind < 0.8) text += `.(${this.expression(depth - 2, true)})`;
      else if (kind < 0.86) text += `.{"k": ${this.expression(depth - 2, true)}}`;
      else if (kind < 0.9) text += `.[${this.expression(depth - 2, true)}]`;
      else text += this.binding(depth);
      if (draw.number() < 0.3) text += `[${this.predicate(depth)}]`;
      if (draw.number() < 0.08) text += `^(${draw.pick(['', '<', '>'])}${this.expression(depth - 2, true)})`;
    }
    if (draw.number() < 0.1) text += `{${this.key(depth - 1, true)}: ${this.expression(depth - 2, true)}}`;
    return draw.number() < 0.1 ? `${text}[]` : text;
  }

  private binding(depth: number): string {
    const name = `v${this.variables.length}`;
    const sign = this.draw.pick(['@', '#']);
    this.variables.push(name);
    return `.${this.draw.pick(NAMES)}${sign}$${name}.${this.expression(Math.min(1, depth - 2), true)}`;
  }

  private predicate(depth: number): string {
    const { draw } = this;
    return draw.pick([
      () => String(draw.below(3)),
      () => String(-1 - draw.below(2)),
      () => `${draw.pick(NAMES)} ${draw.pick(['=', '>', '!=', '<='])} ${this.leaf(true)}`,
      () => `[${draw.below(2)}..${draw.below(4)}]`,
      () => this.expression(depth - 2, true),
    ])();
  }

  private key(depth: number, inPath: boolean): string {
    const { draw } = this;
    return draw.number() < 0.7
      ? `"${draw.pick(['k', 'l', 'm', '1'])}"`
      : `$string(${this.expression(depth - 2, inPath)})`;
  }

  private object(): string {
    return `{"${this.draw.pick(NAMES)}": ${this.leaf(true)}}`;
  }

  private block(depth: number, inPath: boolean): string {
    const name = this.draw.pick(['p', 'q', 'r']);
    const value = this.draw.number() < 0.3 ? this.lambda(depth - 1, inPath) : this.expression(depth - 1, inPath);
    this.variables.push(name);
    const body = this.expression(depth - 1, inPath);
    this.variables.pop();
    return `($${name} := ${value}; ${body})`;
  }

  private lambda(depth: number, inPath: boolean): string {
    const { draw } = this;
    const names = ['x', 'y', 'z'].slice(0, 1 + draw.below(3));
    this.variables.push(...names);
    const body = this.expression(depth - 1, inPath);
    this.variables.length -= names.length;
    const signature = draw.number() < 0.1 ? draw.pick(['<n:n>', '<x-:x>', '<a<n>?:x>', '<s?n?>']) : '';
    return `function(${names.map((name) => `$${name}`).join(', ')})${signature}{${body}}`;
  }

  private functionCall(depth: number, inPath: boolean): string {
    const args = () => this.draw.list(3, () => this.expression(depth - 2, inPath)).join(', ');
    if (this.draw.number() < 0.6) return `${this.lambda(depth - 1, inPath)}(${args()})`;
    return `(${this.functionValue(depth - 1, inPath)})(${args()})`;
  }

  private functionValue(depth: number, inPath: boolean): string {
    const { draw } = this;
    const [name, types] = draw.pick(CALLS);
    const kind = draw.number();
    if (kind < 0.6) return this.lambda(depth, inPath);
    if (kind < 0.8) return `$${name}`;
    if (kind < 0.9) return `($${name} ~> $${draw.pick(CALLS)[0]})`;
    return `$${name}(${[...types].map((type, at) => (at === 0 ? '?' : this.value(type, 1, inPath))).join(', ')})`;
  }

  private call(depth: number, inPath: boolean): string {
    const { draw } = this;
    const [name, types] = draw.pick(CALLS);
    const args = [...types].map((type) => this.value(type, depth - 1, inPath));
    if (draw.number() < 0.1) return `${args[0]} ~> $${name}(${args.slice(1).join(', ')})`;
    // Some calls have too few arguments, or too many.
    if (draw.number() < 0.06) args.pop();
    if (draw.number() < 0.03) args.push(this.leaf(inPath));
    return `$${name}(${args.join(', ')})`;
  }

  /** Mostly of the type. */
  private value(type: string, depth: number, inPath: boolean): string {
    const { draw } = this;
    if (draw.number() < 0.2) return this.expression(depth, inPath);
    switch (type) {
      case 't':
        return draw.pick(['"abc"', '"b c x"', '""', '"12"', '"é😀"', '"%41"', '"$1-$$"', '"xyx"', '" a  b "']);
      case 'n':
        return draw.pick(['0', '1', '2', '-1', '2.5', '1234.567', '-0.5', '16', '1e10', '3']);
      case 'b':
        return draw.pick(['true', 'false']);
      case 'l':
        return draw.pick([
          '[1, 2, 3]',
          '["b", "a"]',
          '[3, 1, 2, 1]',
          '[]',
          '[{"a": 1}, {"b": 2}]',
          '$states.input.items',
        ]);
      case 'o':
        return draw.pick(['{"a": 1, "b": "x"}', '{}', '$states.input', '$states.input.a', '[{"a": 1}, {"a": [2]}]']);
      case 'f':
        return this.functionValue(depth, inPath);
      case 'r':
        return draw.pick(REGEXES);
      case 'p':
        return `"${draw.pick(PICTURES)}"`;
      case 'd':
        return draw.pick(DATES);
      default:
        return this.expression(depth, inPath);
    }
  }
}
