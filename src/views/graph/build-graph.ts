// Makes the graph of a definition.
import { conditionText } from './condition';
import { detailOf, errorsText, retriesText } from './detail';
import type { Graph, GraphEdge, GraphState } from './graph';
import { machineParts } from '../../asl/machine-parts';
import { processorOf } from '../../asl/map-states';
import { isOptimised, readResource } from '../../asl/services/resource';
import { transitionsOf, type Transition } from '../../asl/transition-targets';
import { isArray, isObject, member, type JsonObject } from '../../json/json';

/** A machine with its name. */
export interface NamedDefinition {
  readonly name: string;
  readonly definition: JsonObject;
}

export interface GraphOptions {
  /** Finds the machine that a task starts, to draw it inside of the task. Default: none is found. */
  readonly findMachine?: (arn: string) => NamedDefinition | undefined;
  /** States beyond this number are counted, not drawn. Default 1,000. */
  readonly mostStates?: number;
  /** The place of the machine to draw in the definition, such as the processor of a Map. Default: the whole definition. */
  readonly place?: string;
}

export const MOST_STATES = 1000;
/** Machines nested more deeply are counted, not drawn. */
const MOST_NESTED = 8;

/** What is handed down from a machine to those inside of it. */
interface Context {
  readonly options: GraphOptions;
  readonly depth: number;
  /** How many more states may be drawn. */
  readonly budget: { left: number };
}

interface MachineToDraw {
  readonly machine: JsonObject;
  readonly title: string;
  readonly place: string;
  readonly startedArn: string | undefined;
  /** The definitions around, so that a machine that starts itself is drawn once. */
  readonly around: readonly JsonObject[];
}

/** The graph of a valid definition. */
export function buildGraph({ name, definition }: NamedDefinition, options: GraphOptions = {}): Graph {
  const budget = { left: options.mostStates ?? MOST_STATES };
  const place = options.place ?? '';
  const { machine } = machineParts(definition).machines.find(({ at }) => at === place) ?? { machine: definition };
  const whole = { machine, title: name, place, startedArn: undefined, around: [definition] };
  return machineGraph(whole, { options, depth: 0, budget });
}

function machineGraph(drawing: MachineToDraw, context: Context): Graph {
  const { machine, title, place, startedArn, around } = drawing;
  const states = statesIn(machine);
  const order = inReachableOrder(machine, states);
  const drawn = order.slice(0, Math.max(context.budget.left, 0));
  context.budget.left -= drawn.length;
  const indexes = new Map(drawn.map((name, index) => [name, index]));
  const at = (name: string) => `${place}/States/${name}`;
  return {
    ...{ title, startedArn },
    states: drawn.map((name) => graphState(name, states.get(name)!, at(name), around, context)),
    edges: drawn.flatMap((name, from) => edgesOf(states.get(name)!, at(name), from, indexes)),
    omitted: order.length - drawn.length,
  };
}

function statesIn(machine: JsonObject): Map<string, JsonObject> {
  const states = member(machine, 'States');
  const found = new Map<string, JsonObject>();
  if (!isObject(states)) return found;
  for (const [name, state] of Object.entries(states)) if (isObject(state)) found.set(name, state);
  return found;
}

/**
 * Depth first from the start, as a reader would follow the arrows, and first to what is written next. Without recursion,
 * for a chain may be long.
 */
function inReachableOrder(machine: JsonObject, states: ReadonlyMap<string, JsonObject>): string[] {
  const written = new Map([...states.keys()].map((name, index) => [name, index]));
  const order = new Set<string>();
  const follow = (first: string) => {
    const stack = [first];
    while (stack.length > 0) {
      const name = stack.pop()!;
      const state = states.get(name);
      if (!state || order.has(name)) continue;
      order.add(name);
      const own = written.get(name)!;
      const distance = (target: string) => {
        const steps = (written.get(target) ?? own) - own;
        return steps > 0 ? steps : states.size - steps;
      };
      const targets = transitionsOf(state).map(({ target }) => target);
      stack.push(...targets.sort((one, other) => distance(other) - distance(one)));
    }
  };
  const start = member(machine, 'StartAt');
  if (typeof start === 'string') follow(start);
  for (const name of states.keys()) follow(name);
  return [...order];
}

interface WayOut extends Pick<GraphEdge, 'kind' | 'label' | 'at'> {
  /** Undefined for the end of the machine. */
  readonly target: string | undefined;
}

function waysOut(state: JsonObject, at: string): WayOut[] {
  const transitions = transitionsOf(state);
  const ways = (kind: WayOut['kind'], field: Transition['field'], label: (entry: JsonObject) => string): WayOut[] =>
    transitions
      .filter((transition) => transition.field === field)
      .map(({ target, entry, at: place }) => ({ kind, target, label: label(entry ?? {}), at: `${at}/${place}` }));
  const end: WayOut = { kind: 'end', target: undefined, label: '', at: `${at}/End` };
  return [
    ...ways('rule', 'Choices', conditionText),
    ...ways('default', 'Default', () => 'otherwise'),
    ...ways('next', 'Next', () => ''),
    ...(member(state, 'End') === true ? [end] : []),
    ...ways('catch', 'Catch', errorsText),
  ];
}

function edgesOf(state: JsonObject, at: string, from: number, indexes: ReadonlyMap<string, number>): GraphEdge[] {
  return waysOut(state, at).flatMap(({ kind, target, label, at: place }) => {
    const to = target === undefined ? undefined : indexes.get(target);
    // The target is left out, or does not exist.
    if (target !== undefined && to === undefined) return [];
    return [{ kind, from, to, label, at: place }];
  });
}

function graphState(
  name: string,
  state: JsonObject,
  at: string,
  around: readonly JsonObject[],
  context: Context,
): GraphState {
  const boxes: Graph[] = [];
  let hidden = 0;
  for (const inner of machinesIn(state, at, around, context.options)) {
    if (context.depth >= MOST_NESTED || context.budget.left <= 0) hidden += statesIn(inner.machine).size;
    else boxes.push(machineGraph(inner, { ...context, depth: context.depth + 1 }));
  }
  const type = String(member(state, 'Type') ?? '');
  return { name, type, at, detail: detailOf(state), retries: retriesText(state), boxes, hidden };
}

function machinesIn(
  state: JsonObject,
  at: string,
  around: readonly JsonObject[],
  options: GraphOptions,
): MachineToDraw[] {
  const inner = { startedArn: undefined, around };
  const found: MachineToDraw[] = listIn(state, 'Branches').map((machine, index) => ({
    ...{ ...inner, machine, place: `${at}/Branches[${index}]` },
    title: `Branch ${index + 1}`,
  }));
  const processor = processorOf(state);
  if (processor) {
    const { field, machine } = processor;
    found.push({ ...inner, machine, title: 'For each item', place: `${at}/${field}` });
  }
  const started = startedMachine(state, options);
  if (started && !around.includes(started.definition)) {
    const { name, definition, arn } = started;
    found.push({ machine: definition, title: name, place: '', startedArn: arn, around: [...around, definition] });
  }
  return found;
}

/** The machine that a task starts, if its ARN is written down. */
function startedMachine(
  state: JsonObject,
  { findMachine }: GraphOptions,
): (NamedDefinition & { readonly arn: string }) | undefined {
  const resource = member(state, 'Resource');
  if (!findMachine || typeof resource !== 'string') return undefined;
  if (!isOptimised(readResource(resource), 'states', 'startExecution')) return undefined;
  const given = member(state, 'Parameters') ?? member(state, 'Arguments');
  const arn = given !== undefined && isObject(given) ? member(given, 'StateMachineArn') : undefined;
  const found = typeof arn === 'string' ? findMachine(arn) : undefined;
  return found && { ...found, arn: arn as string };
}

function listIn(state: JsonObject, field: string): JsonObject[] {
  const list = member(state, field);
  return isArray(list) ? list.filter(isObject) : [];
}
