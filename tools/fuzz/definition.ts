// Draws definitions from the rows of src/asl/fields: mostly valid ones, with a broken field now and then.
import { Draw } from './draw';
import {
  GOOD_CALLS,
  GOOD_EXPRESSIONS,
  GOOD_PATHS,
  GOOD_RESOURCES,
  CALLS,
  ERRORS,
  EXPRESSIONS,
  NAMES,
  PATHS,
  RESOURCES,
  VALUES,
} from './pools';
import type { Field, Fields } from '../../src/asl/fields/field';
import { rangeOf } from '../../src/asl/fields/range';
import { FIELDS } from '../../src/asl/fields/table';
import { actionRow } from '../../src/asl/services/lookup';
import { readResource } from '../../src/asl/services/resource';
import { isObject, type Json } from '../../src/json/json';

type Language = 'JSONPath' | 'JSONata';
type Drawn = Record<string, Json>;

const TYPES = Object.keys(FIELDS.states);
const OPERATORS: Readonly<Record<string, Json>> = {
  StringEquals: 'text',
  NumericGreaterThan: 1,
  BooleanEquals: true,
  TimestampLessThan: '2026-01-01T00:00:00Z',
  IsPresent: true,
  IsNull: false,
  StringMatches: '*e*',
  NumericEqualsPath: '$.n',
};
const DEEPEST = 3;

export class DefinitionDraw {
  private names = 0;

  /** @param wildness the share of values that are of no kind at all */
  constructor(
    private readonly draw: Draw,
    private readonly wildness: number,
  ) {}

  definition(): Json {
    const language: Language = this.draw.happens(0.5) ? 'JSONata' : 'JSONPath';
    const machine = this.machine(language, 0);
    const whole = { ...machine, ...(language === 'JSONata' && { QueryLanguage: 'JSONata' }) };
    if (this.draw.happens(0.1)) return { ...whole, TimeoutSeconds: this.draw.pick([1, 60, 0, -1]) };
    return this.draw.happens(0.01) ? this.draw.pick(VALUES) : whole;
  }

  private machine(language: Language, depth: number): Drawn {
    const names = Array.from({ length: 1 + this.draw.below(4) }, () => this.name());
    const states: Drawn = {};
    names.forEach((name, index) => {
      // Transitions lead forward, so that machines end; a few lead anywhere.
      const rest = names.slice(index + 1);
      const later = rest.length > 0 && this.draw.happens(0.05) ? [...rest, ...names] : rest;
      const state = this.state(language, later, depth);
      Object.defineProperty(states, name, { value: state, enumerable: true, configurable: true, writable: true });
    });
    return { StartAt: this.draw.happens(0.98) ? names[0]! : 'Z', States: states };
  }

  private name(): string {
    this.names += 1;
    return this.draw.happens(0.03) ? this.draw.pick(NAMES) : `S${this.names}`;
  }

  private state(language: Language, later: readonly string[], depth: number): Drawn {
    const type = this.type(later, depth);
    const state: Drawn = { Type: this.draw.happens(0.99) ? type : this.draw.pick(VALUES) };
    Object.assign(state, this.fieldsOf(FIELDS.states[type as keyof typeof FIELDS.states], language, later, depth));
    if (type === 'Task') this.giveRequired(state, language);
    if (type === 'Succeed' || type === 'Fail') return state;
    delete state.End;
    delete state.Next;
    if (type === 'Choice') return { ...state, ...this.choice(language, later) };
    if (later.length === 0) return { ...state, End: true };
    return { ...state, Next: this.isWild() ? this.draw.pick(later) : later[0]! };
  }

  /** What an optimised integration needs. */
  private giveRequired(state: Drawn, language: Language): void {
    const resource = typeof state.Resource === 'string' ? readResource(state.Resource) : undefined;
    const names = resource?.kind === 'optimised' ? (actionRow(resource)?.required ?? []) : [];
    if (names.length === 0 || this.isWild()) return;
    const field = language === 'JSONata' ? 'Arguments' : 'Parameters';
    const given = isObject(state[field]) ? state[field] : {};
    state[field] = { ...given, ...Object.fromEntries(names.map((name) => [name, 'text'])) };
  }

  /** Succeed and Fail end a machine, a Choice does not. */
  private type(later: readonly string[], depth: number): string {
    const isLast = later.length === 0;
    const unfit = new Set([
      ...(isLast ? ['Choice'] : ['Succeed', 'Fail']),
      ...(depth < DEEPEST ? [] : ['Map', 'Parallel']),
    ]);
    return this.draw.pick(this.isWild() ? TYPES : TYPES.filter((type) => !unfit.has(type)));
  }

  private choice(language: Language, later: readonly string[]): Drawn {
    const targets = later.length > 0 ? later : ['Nowhere'];
    const rules = Array.from({ length: 1 + this.draw.below(2) }, () => ({
      ...this.rule(language, 0),
      Next: this.draw.pick(targets),
    }));
    return { Choices: rules, Default: targets[0]! };
  }

  private rule(language: Language, depth: number): Drawn {
    if (language === 'JSONata') return { Condition: this.expression() };
    if (depth < 2 && this.draw.happens(0.2)) {
      const nested = [this.rule(language, depth + 1), this.rule(language, depth + 1)];
      const operator = this.draw.pick(['And', 'Or', 'Not']);
      return { [operator]: operator === 'Not' ? nested[0]! : nested };
    }
    const operator = this.draw.pick(Object.keys(OPERATORS));
    const operand = this.draw.happens(this.wildness) ? this.draw.pick(VALUES) : OPERATORS[operator]!;
    return { Variable: this.path(), [operator]: operand };
  }

  private fieldsOf(fields: Fields, language: Language, later: readonly string[], depth: number): Drawn {
    const drawn: Drawn = {};
    for (const [name, field] of Object.entries(fields)) {
      if (name === 'Type' || (field.language !== undefined && field.language !== language)) continue;
      const share = field.required === true ? 0.98 : field.required === 'oneOf' ? 0.7 : 0.15;
      // What only some places support, and a change of the language, would be refused nearly always.
      if ((field.only !== undefined || name === 'QueryLanguage') && !this.draw.happens(this.wildness)) continue;
      if (field.kind === 'catchers' && later.length === 0 && !this.isWild()) continue;
      if (drawn[field.insteadOf ?? name] !== undefined || !this.draw.happens(share)) continue;
      const isTwin = field.twin !== undefined && language === 'JSONPath' && this.draw.happens(0.3);
      drawn[isTwin ? field.twin : name] = isTwin
        ? this.path()
        : name === 'Resource'
          ? this.resource()
          : this.valueOf(field, language, later, depth);
    }
    for (const [name, field] of Object.entries(fields)) {
      const isMissing = field.required === 'oneOf' && (field.language ?? language) === language && !this.isWild();
      const names = [name, field.twin ?? name];
      const others = Object.entries(fields).flatMap(([one, { insteadOf, twin = one }]) =>
        insteadOf === name ? [one, twin] : [],
      );
      if (isMissing && ![...names, ...others].some((one) => one in drawn)) {
        drawn[name] = this.valueOf(field, language, later, depth);
      }
    }
    return drawn;
  }

  private valueOf(field: Field, language: Language, later: readonly string[], depth: number): Json {
    if (this.draw.happens(this.wildness)) return this.draw.pick(VALUES);
    switch (field.kind) {
      case 'string':
        return 'text';
      case 'boolean':
        return this.draw.happens(0.5);
      case 'integer':
      case 'number':
        return field.minimum + this.draw.pick(this.isWild() ? [-1, 1e12] : [0, 1, 2]);
      case 'enum':
        return this.draw.pick(field.values);
      case 'strings':
        return [this.draw.pick(ERRORS)];
      case 'referencePath':
        return this.isWild() ? this.path() : this.draw.pick(['$', '$.a', '$.r', '$.a.r', null]);
      case 'path':
        return this.draw.happens(0.1) ? null : this.path();
      case 'template':
      case 'output':
        return this.template(language, 0);
      case 'variables':
        return { v: language === 'JSONata' ? this.expression() : this.draw.pick(VALUES) };
      case 'credentials':
        return { RoleArn: 'arn:aws:iam::123456789012:role/R' };
      case 'json':
        return this.draw.pick(VALUES);
      case 'seconds':
      case 'count':
      case 'percentage':
        return language === 'JSONata' && this.draw.happens(0.3)
          ? this.expression()
          : this.draw.pick(this.isWild() ? [-1, 1e12, 0.5] : [1, 2, rangeOf(field).maximum ?? 5]);
      case 'items':
        return language === 'JSONata' ? this.expression() : '$.list';
      case 'timestamp':
        return '2026-01-01T00:01:00Z';
      case 'text':
        return language === 'JSONata' ? this.expression() : 'text';
      case 'machine':
        return this.machine(language, depth + 1);
      case 'machines':
        return Array.from({ length: 1 + this.draw.below(2) }, () => this.machine(language, depth + 1));
      case 'part':
        return this.fieldsOf(field.part.fields, language, later, depth);
      case 'retriers':
      case 'catchers':
        return [
          {
            ...this.fieldsOf(field.part.fields, language, later, depth),
            ...(field.kind === 'catchers' && { Next: later[0] ?? 'Z' }),
          },
        ];
      case 'choiceRules':
        return [];
      case 'states':
        return {};
    }
  }

  private template(language: Language, depth: number): Drawn {
    const members: Drawn = {};
    for (let count = this.draw.below(3); count >= 0; count -= 1) {
      const name = `${this.draw.pick(['a', 'b', 'Payload', 'x y'])}${count || ''}`;
      if (depth < 2 && this.draw.happens(0.2)) {
        members[name] = this.template(language, depth + 1);
      } else if (language === 'JSONata') {
        members[name] = this.draw.happens(0.6) ? this.expression() : this.draw.pick(VALUES);
      } else if (this.draw.happens(0.6)) {
        members[`${name}.$`] = this.draw.happens(0.6)
          ? this.path()
          : this.draw.pick(this.isWild() ? CALLS : CALLS.slice(0, GOOD_CALLS));
      } else {
        members[name] = this.draw.pick(VALUES);
      }
    }
    return members;
  }

  private expression(): string {
    return `{% ${this.draw.pick(this.isWild() ? EXPRESSIONS : EXPRESSIONS.slice(0, GOOD_EXPRESSIONS))} %}`;
  }

  private path(): string {
    return this.draw.pick(this.isWild() ? PATHS : PATHS.slice(0, GOOD_PATHS));
  }

  private resource(): string {
    return this.draw.pick(this.isWild() ? RESOURCES : RESOURCES.slice(0, GOOD_RESOURCES));
  }

  private isWild(): boolean {
    return this.draw.happens(this.wildness);
  }
}
