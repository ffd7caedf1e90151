// Follows one route through a machine before it runs, and notes what the states read: so the input and answers grow.
import { meetRule } from './conditions';
import type { ReadObject } from './read-object';
import { Slot } from './slot';
import { jsonataFlow, jsonPathFlow, type Flow, type Left } from './state-flow';
import type { Surroundings } from './surroundings';
import { wishArguments } from './task-arguments';
import { taskResult } from './task-result';
import { Composite, Known, List, UNKNOWN, type Value } from './value';
import { processorOf } from '../../../asl/map-states';
import { isArray, isObject, member, type Json, type JsonObject } from '../../../json/json';

/** Which way each Choice takes: the index of a rule, or the number of rules for Default. */
export type Route = (choice: string, state: JsonObject) => number;

/** What the walk found out: the execution's input, and what each task's mock should return. */
export interface Walked {
  readonly input: Slot;
  readonly answers: ReadonlyMap<string, Slot>;
  /** The objects in S3 that distributed Maps read. */
  readonly objects: readonly ReadObject[];
}

/** Repeat visits of a state: a loop is followed once. */
const MOST_VISITS = 2;

export function walk(definition: JsonObject, route: Route): Walked {
  const input = new Slot('input', undefined, {});
  const walker = new Walker(route, input, member(definition, 'QueryLanguage') === 'JSONata');
  walker.machine(definition, input, new Map());
  return { input, answers: walker.answers, objects: walker.objects };
}

class Walker {
  readonly answers = new Map<string, Slot>();
  readonly objects: ReadObject[] = [];
  private readonly results = new Map<string, Value>();

  constructor(
    private readonly route: Route,
    private readonly input: Value,
    private readonly isJsonata: boolean,
  ) {}

  /** The output of a machine that starts with this input. */
  machine(machine: JsonObject, input: Value, outer: ReadonlyMap<string, Value>, item: Value = UNKNOWN): Value {
    const states = member(machine, 'States');
    const visits = new Map<string, number>();
    const variables = new Map(outer);
    let name: Json | undefined = machine.StartAt;
    let value = input;
    while (typeof name === 'string' && isObject(states)) {
      const state = member(states, name);
      const count = visits.get(name) ?? 0;
      if (!isObject(state) || count >= MOST_VISITS) return value;
      visits.set(name, count + 1);
      const left = this.state(name, state, { input: value, context: this.context(item), variables });
      value = left.output;
      for (const [key, assigned] of left.assigned) variables.set(key, assigned);
      name = left.next;
    }
    return value;
  }

  private context(item: Value): Value {
    const map = new Composite(
      new Map([
        [
          'Item',
          new Composite(
            new Map([
              ['Value', item],
              ['Index', new Known(0)],
            ]),
          ),
        ],
      ]),
    );
    const execution = new Composite(new Map([['Input', this.input]]));
    return new Composite(
      new Map([
        ['Execution', execution],
        ['Map', map],
      ]),
    );
  }

  private state(name: string, state: JsonObject, seen: Surroundings): Left & Next {
    const language = member(state, 'QueryLanguage');
    const isJsonata = language === undefined ? this.isJsonata : language === 'JSONata';
    const flow = isJsonata ? jsonataFlow(state, seen) : jsonPathFlow(state, seen);
    if (state.Type === 'Choice') return this.choose(name, state, flow);
    const result = this.work(name, state, flow);
    return { ...flow.leave(result), next: member(state, 'Next') };
  }

  private choose(name: string, state: JsonObject, flow: Flow): Left & Next {
    const rules = (isArray(state.Choices) ? state.Choices : []).filter(isObject);
    const way = this.route(name, state);
    const seen = { ...flow.seen, input: flow.input };
    rules.slice(0, way).forEach((rule) => meetRule(rule, seen, false));
    const rule = rules[way];
    if (rule) meetRule(rule, seen, true);
    return { ...flow.leave(undefined, rule ?? state), next: rule ? rule.Next : state.Default };
  }

  /** An item of the object that an ItemReader reads. */
  private readItem(reader: JsonObject, flow: Flow): Value {
    const place = flow.read(member(reader, 'Parameters') ?? member(reader, 'Arguments') ?? {});
    const item = new Slot('item', undefined, {});
    this.objects.push({ place, item, config: member(reader, 'ReaderConfig') });
    return item;
  }

  /** The result of the state's work; undefined for a state that has none. */
  private work(name: string, state: JsonObject, flow: Flow): Value | undefined {
    switch (state.Type) {
      case 'Pass':
        return flow.passes(state);
      case 'Wait':
        flow.waits(state);
        return undefined;
      case 'Task': {
        wishArguments(flow.given(), String(state.Resource));
        const known = this.results.get(name);
        if (known) return known;
        const { answer, result } = taskResult(String(state.Resource), name);
        this.answers.set(name, answer);
        this.results.set(name, result);
        return result;
      }
      case 'Parallel': {
        const input = flow.given();
        const branches = (isArray(state.Branches) ? state.Branches : []).filter(isObject);
        return new List(branches.map((branch) => this.machine(branch, input, flow.seen.variables)));
      }
      case 'Map': {
        const processor = processorOf(state);
        if (!processor) return UNKNOWN;
        const reader = member(state, 'ItemReader');
        const item = isObject(reader) ? this.readItem(reader, flow) : flow.items(state).item();
        const selected = flow.select(state, this.context(item), item);
        const batch = isObject(state.ItemBatcher)
          ? new Composite(new Map([['Items', new List([selected])]]))
          : selected;
        return new List([this.machine(processor.machine, batch, flow.seen.variables, item)]);
      }
      default:
        return undefined;
    }
  }
}

interface Next {
  readonly next: Json | undefined;
}
