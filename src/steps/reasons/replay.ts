// The surroundings of a visit as they were, so that its expressions can be evaluated again with the same result.
import type { Scope } from '../../expressions/scope';
import { StatesError } from '../../expressions/states-error';
import { isObject, member, type Json, type JsonObject } from '../../json/json';
import type { StateVisit } from '../../runtime/running';
import { LANGUAGES } from '../../states/language';
import { STATE_DATA } from '../../states/map-run/items';
import { named, type Failed } from '../failed';
import type { Visit, VisitAttempt, VisitBranch } from '../visit';

/** Builds the context object. */
export type ContextOf = (visit: StateVisit, mapItem: JsonObject | undefined) => JsonObject;

/** Thrown where an evaluation needs random numbers, which the history does not have. It is a value, as StatesError is. */
class Unrepeatable {}

function unrepeatable(): never {
  throw new Unrepeatable();
}

/** What comes of an evaluation: its result, its error, or why it cannot be repeated. */
export type Repeated<T> = { readonly result: T } | Failed | { readonly unknown: string };

export function repeat<T>(evaluate: () => T): Repeated<T> {
  try {
    return { result: evaluate() };
  } catch (thrown) {
    if (thrown instanceof Unrepeatable) return { unknown: 'it depends on random numbers' };
    if (thrown instanceof StatesError) return named(thrown);
    throw thrown;
  }
}

export class ReplayedScope implements Scope {
  readonly chance = { random: unrepeatable, uuid: unrepeatable, jitter: unrepeatable };

  /** @param time when the expression was evaluated, in milliseconds since the epoch */
  constructor(
    private readonly visit: Visit,
    private readonly contextOf: ContextOf,
    private readonly time: number,
    private readonly retryCount = 0,
  ) {}

  now(): number {
    return this.time;
  }

  context(): JsonObject {
    const { state, entered, branch } = this.visit;
    const retryCount = ['Task', 'Map', 'Parallel'].includes(state.type) ? this.retryCount : undefined;
    const visit = { name: state.name, enteredAt: entered.timestamp, retryCount, taskToken: undefined };
    return this.contextOf(visit, mapItem(branch, this.contextOf));
  }

  /** What the latest state before this one assigned, in its branch or around it. */
  variable(name: string): Json | undefined {
    for (let visit: Visit | undefined = this.visit; visit; visit = visit.branch.outer) {
      const { visits } = visit.branch;
      for (let index = visits.indexOf(visit) - 1; index >= 0; index -= 1) {
        const assigned = visits[index]!.exited?.details.assignedVariables;
        const value = isObject(assigned) ? member(assigned, name) : undefined;
        if (value !== undefined) return value;
      }
    }
    return undefined;
  }
}

/** The `$$.Map.Item` of the innermost iteration around a visit. */
function mapItem(branch: VisitBranch, contextOf: ContextOf): JsonObject | undefined {
  for (let around: VisitBranch | undefined = branch; around?.outer; around = around.outer.branch) {
    const map = around.outer;
    if (map.state.type !== 'Map') continue;
    const attempt = map.attempts.find(({ branches }) => branches.includes(around!))!;
    const value = itemsOf(map, attempt, contextOf)[around.index] ?? null;
    return { Index: around.index, Value: value, Source: STATE_DATA };
  }
  return undefined;
}

const listed = new WeakMap<VisitAttempt, readonly Json[]>();

/** The items that an inline Map iterated over. */
function itemsOf(map: Visit, attempt: VisitAttempt, contextOf: ContextOf): readonly Json[] {
  const known = listed.get(attempt);
  if (known) return known;
  const { state, language: name } = map.state;
  const language = LANGUAGES[name];
  const scope = new ReplayedScope(map, contextOf, attempt.startedAt, map.attempts.indexOf(attempt));
  const items = language.items(state, 'list')(language.dataFlow(state).input(map.entered.details.input, scope), scope);
  listed.set(attempt, items);
  return items;
}
