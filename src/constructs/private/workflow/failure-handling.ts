// Adds a failure handler's catcher to the states of a workflow.
import { Errors, QueryLanguage, type CatchProps, type IChainable, type State } from 'aws-cdk-lib/aws-stepfunctions';
import { canFail, handlerStarts, inner, type CatcherOfState } from '../inner-state';

// An input that is not an object moves to `input`.
const OUTPUTS =
  '{% $merge([$type($states.input) = "object" ? $states.input : {"input": $states.input}, {"error": $states.errorOutput}]) %}';

/** Catchers that a chain gave to its tasks; a task's own catcher for all errors replaces them, also if it is added later. */
const fromChains = new WeakSet<CatcherOfState>();

/** All catchers that lead to handlers. */
const made = new WeakSet<CatcherOfState>();

/**
 * The failure handler of a workflow. Every Task, Parallel and Map that is reachable from the start gets a catcher that
 * leads to the handler, for errors that its own catchers do not match. The handler's own states get none: a failing
 * handler must not handle its own failure. But a state that the handler leads back to is one of the workflow's and is
 * caught. States inside a Parallel or a Map fail it, and it catches the failure.
 */
export class FailureHandling {
  private readonly catchers = new Map<State, CatcherOfState>();

  constructor(
    private readonly start: State,
    private readonly handler: IChainable,
  ) {}

  /** Brings the catchers up to date with the states and their own catchers, which may have been added since. */
  public update(): void {
    for (const [state, catcher] of this.catchers) remove(inner(state).catches, catcher);
    for (const state of statesBefore(this.handler.startState, this.start)) {
      if (!canFail(state) || catchesAll(state)) continue;
      const catcher = this.catchers.get(state);
      if (catcher) inner(state).catches.push(catcher);
      else this.catchers.set(state, newCatcher(state, this.handler));
    }
  }
}

/** Adds the catcher of a chain to one of its tasks. The handler's states join the task's machine. */
export function catchForChain(state: State, handler: IChainable): void {
  if (!catchesAll(state)) fromChains.add(newCatcher(state, handler));
}

/** Removes the catchers of chains from tasks that have got their own catcher for all errors since. */
export function dropSpareCatchers(states: readonly State[]): void {
  for (const state of states) {
    const { catches } = inner(state);
    const spare = catches.filter((catcher) => fromChains.has(catcher));
    const isOwn = (catcher: CatcherOfState) => !fromChains.has(catcher) && catcher.props.errors?.includes(Errors.ALL);
    if (catches.some(isOwn)) spare.forEach((catcher) => remove(catches, catcher));
  }
}

function newCatcher(state: State, handler: IChainable): CatcherOfState {
  const { addCatch, catches } = inner(state);
  addCatch!.call(state, handler, fieldsIn(state));
  handlerStarts.add(handler.startState);
  const catcher = catches.at(-1)!;
  made.add(catcher);
  return catcher;
}

/** Brings the catchers of handlers into the language of their state, which the workflow may have decided since. */
export function translateCatchers(state: State): void {
  for (const catcher of inner(state).catches) {
    if (made.has(catcher)) Object.assign(catcher.props, fieldsIn(state));
  }
}

function fieldsIn(state: State): CatchProps {
  const isJsonPath = inner(state).queryLanguage === QueryLanguage.JSON_PATH;
  return isJsonPath ? { resultPath: '$.error', outputs: undefined } : { outputs: OUTPUTS, resultPath: undefined };
}

/** The states that are reachable without passing through the handler. */
function statesBefore(handler: State, start: State): Set<State> {
  const found = new Set<State>();
  const ahead = [start];
  for (let state = ahead.pop(); state; state = ahead.pop()) {
    if (state === handler || found.has(state)) continue;
    found.add(state);
    ahead.push(...inner(state).outgoingTransitions({ includeErrorHandlers: true }));
  }
  return found;
}

function catchesAll(state: State): boolean {
  const { catches, stateJson } = inner(state);
  const written = Array.isArray(stateJson?.Catch) ? (stateJson.Catch as { ErrorEquals?: string[] }[]) : [];
  return [...catches.map(({ props }) => props.errors), ...written.map(({ ErrorEquals }) => ErrorEquals)].some(
    (errors) => errors?.includes(Errors.ALL),
  );
}

function remove<T>(list: T[], member: T): void {
  const at = list.indexOf(member);
  if (at >= 0) list.splice(at, 1);
}
