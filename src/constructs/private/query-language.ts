// The query language of states that do not set one: that of their workflow, which may be made before or after them.
import { QueryLanguage, type State } from 'aws-cdk-lib/aws-stepfunctions';
import { inner } from './inner-state';

/** What a construct makes of its properties in each language. */
export interface InEitherLanguage {
  /** The fields of the state that differ between the languages. */
  fields(language: QueryLanguage): object;
  /** Throws an error that names the construct if its properties are wrong in this language. */
  check(language: QueryLanguage): void;
  /** Called when the workflow has decided. */
  decided?(): void;
}

/** States whose language is not decided yet. */
const undecided = new WeakMap<State, InEitherLanguage>();

/**
 * Lets the workflow decide about the language of a state. Until then the state is in JSONata, the language that it has
 * in another state machine.
 */
export function inheritLanguage(
  state: State,
  either: InEitherLanguage = { fields: () => ({}), check: () => undefined },
) {
  undecided.set(state, either);
  inner(state).queryLanguage ??= QueryLanguage.JSONATA;
  state.node.addValidation({
    validate: () => {
      const isElsewhere = undecided.has(state) && inner(state).containingGraph !== undefined;
      if (isElsewhere) either.check(QueryLanguage.JSONATA);
      return [];
    },
  });
}

/** Whether the workflow has still to decide. */
export function isUndecided(state: State): boolean {
  return undecided.has(state);
}

/** Decides. States with a language of their own keep it. */
export function decideLanguage(state: State, language: QueryLanguage): void {
  inner(state).queryLanguage ??= language;
  const either = undecided.get(state);
  if (!either) return;
  either.check(language);
  undecided.delete(state);
  Object.assign(state, either.fields(language), { queryLanguage: language });
  either.decided?.();
}
