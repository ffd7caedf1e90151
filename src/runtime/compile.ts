// Turns a valid definition into a machine that runs. State types and kinds of resources are passed in.
import type { Catcher, CompiledState, Machine, Place } from './machine';
import { compileRetrier } from './retry';
import { compileFields } from './state-fields';
import type { StateType, StateTypes } from './state-type';
import type { TaskIntegration } from './task';
import { FIELDS, type StateTypeName } from '../asl/fields/table';
import type { QueryLanguage } from '../expressions/query-language';
import { member } from '../json/json';
import type { JsonObject } from '../json/json';

/** What the compiler needs to know: state types, query languages, resources. */
export interface CompileSettings {
  readonly stateTypes: StateTypes;
  readonly languages: Readonly<Record<'JSONPath' | 'JSONata', QueryLanguage>>;
  /** How a task's Resource is called and recorded in the history. */
  integration(resource: string): TaskIntegration;
}

/** Compiles a definition that has passed validation. Expressions that do not parse throw their own error. */
export function compileMachine(definition: JsonObject, settings: CompileSettings): Machine {
  return new Compiler(settings).machine(definition, '', 'JSONPath');
}

/** A state while its Next is still a name. */
type Unlinked = { -readonly [Field in keyof CompiledState]: CompiledState[Field] };

class Compiler {
  private readonly places: Place[] = [];

  constructor(private readonly settings: CompileSettings) {}

  machine(definition: JsonObject, at: string, inherited: QueryLanguage['name']): Machine {
    const language = languageOf(definition, inherited);
    const definitions = Object.entries(definition.States as Record<string, JsonObject>);
    const states = new Map<string, Unlinked>();
    for (const [name, state] of definitions) {
      const place = `${at}/States/${name}`;
      states.set(name, this.state(name, state, place, language));
    }
    for (const [name, state] of definitions) states.get(name)!.next = states.get(member(state, 'Next') as string);
    const timeoutSeconds = member(definition, 'TimeoutSeconds') as number | undefined;
    return { start: states.get(definition.StartAt as string)!, states, timeoutSeconds, places: this.places };
  }

  private place(at: string): Place {
    const place = { at, passes: 0 };
    this.places.push(place);
    return place;
  }

  private state(name: string, state: JsonObject, at: string, inherited: QueryLanguage['name']): Unlinked {
    const own = this.place(at);
    const typeName = state.Type as StateTypeName;
    const type: StateType = this.settings.stateTypes[typeName];
    const languageName = languageOf(state, inherited);
    const language = this.settings.languages[languageName];
    const run = type.compile(compileFields(typeName, state, language), {
      name,
      at,
      state,
      place: (field) => this.place(`${at}/${field}`),
      language,
      machine: (nested, place) => this.machine(nested, place, inherited),
      integration: (resource) => this.settings.integration(resource),
    });
    const retriers = ((member(state, 'Retry') ?? []) as readonly JsonObject[]).map((retrier, index) =>
      compileRetrier(retrier, this.place(`${at}/Retry[${index}]`)),
    );
    const catchers = ((member(state, 'Catch') ?? []) as readonly JsonObject[]).map((catcher, index): Catcher => ({
      place: this.place(`${at}/Catch[${index}]`),
      errors: catcher.ErrorEquals as readonly string[],
      next: catcher.Next as string,
      take: language.takeCatch(catcher, `Catch[${index}]/`),
    }));
    const { entered, exited, failed, aborted } = type.events;
    return {
      name,
      entered: { type: entered, details: { name } },
      exited: exited && { type: exited, details: { name } },
      failed: failed && { type: failed },
      aborted: aborted && { type: aborted },
      place: own,
      nextPlace: this.place(`${at}/${Object.hasOwn(state, 'Next') ? 'Next' : 'End'}`),
      canRetry: Object.hasOwn(FIELDS.states[typeName], 'Retry'),
      run,
      retriers,
      catchers,
      next: undefined,
    };
  }
}

function languageOf(part: JsonObject, inherited: QueryLanguage['name']): QueryLanguage['name'] {
  return (member(part, 'QueryLanguage') as QueryLanguage['name'] | undefined) ?? inherited;
}
