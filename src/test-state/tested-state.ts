// Finds the state under test, and builds a machine from it that can be validated and compiled.
import { invalid, TestStateError } from './test-state-error';
import type { Diagnostic } from '../asl/diagnostic';
import { machineParts } from '../asl/machine-parts';
import { PROCESSOR_FIELDS } from '../asl/map-states';
import type { MachinePart } from '../asl/rules/rule';
import { transitionsOf } from '../asl/transition-targets';
import { createStateMachineError, examineDefinition, readDefinition } from '../asl/validate';
import { member, type JsonObject } from '../json/json';

export interface TestedState {
  readonly name: string;
  readonly state: JsonObject;
  readonly language: 'JSONPath' | 'JSONata';
  /**
   * A machine that contains only the state. The states that it can lead to are replaced with states that end the
   * machine.
   */
  readonly machine: JsonObject;
  /** Whether it is inside of a Map. Its context object then has an item. */
  readonly isInMap: boolean;
}

/** The name of a state without a machine: `$$.State.Name` (recorded: test_state_task_catch_error). */
const STATE_NAME = 'StateName';

/** Throws a TestStateError for a definition that AWS would reject, and for a state that it does not contain. */
export function testedState(text: string, stateName: string | undefined): TestedState {
  const definition = read(text);
  if (stateName === undefined) {
    if (Object.hasOwn(definition, 'States')) {
      throw invalid('The definition is a state machine. Set stateName to the name of the state to test.');
    }
    const language = member(definition, 'QueryLanguage') === 'JSONata' ? 'JSONata' : 'JSONPath';
    const machine = machineOf(STATE_NAME, definition, 'JSONPath');
    // The caller did not write the machine around the state.
    refuse(
      examineDefinition(machine, {}).diagnostics.filter(({ location = '' }) =>
        location.startsWith(`/States/${STATE_NAME}`),
      ),
    );
    return { name: STATE_NAME, state: definition, language, machine, isInMap: false };
  }
  const named = ({ name }: { readonly name: string }): boolean => name === stateName;
  const part = machineParts(definition).machines.find(({ states }) => states.some(named));
  const found = part?.states.find(named);
  if (!found) throw invalid('State not found in definition');
  refuse(examineDefinition(definition, {}).diagnostics);
  const { state, language } = found;
  return { name: stateName, state, language, machine: machineOf(stateName, state, language), isInMap: isInMap(part) };
}

/** Branches of a Parallel are in the Map around it. */
function isInMap(part: MachinePart | undefined): boolean {
  for (let one = part; one; one = one.outer) {
    const { at } = one;
    if (PROCESSOR_FIELDS.some((field) => at.endsWith(`/${field}`))) return true;
  }
  return false;
}

function read(text: string): JsonObject {
  const definition = readDefinition(text);
  if ('value' in definition) return definition.value;
  throw invalidDefinition([definition.finding]);
}

function refuse(diagnostics: readonly Diagnostic[]): void {
  if (!diagnostics.some(({ severity }) => severity === 'ERROR')) return;
  throw invalidDefinition(diagnostics);
}

function invalidDefinition(diagnostics: readonly Diagnostic[]): TestStateError {
  return new TestStateError('InvalidDefinition', createStateMachineError(diagnostics).message);
}

function machineOf(name: string, state: JsonObject, language: 'JSONPath' | 'JSONata'): JsonObject {
  const targets = transitionsOf(state).map(({ target }) => target);
  const ends = targets.filter((target) => target !== name).map((target) => [target, { Type: 'Succeed' }]);
  return { QueryLanguage: language, StartAt: name, States: { ...Object.fromEntries(ends), [name]: state } };
}
