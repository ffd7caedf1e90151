// The data that TestState shows for the steps of a state. It is collected while the state runs; the type of the state
// decides which steps are reported.
import type { TestedState } from './tested-state';
import type { ErrorDetails, InspectionData } from './types';
import type { StateTypeName } from '../asl/fields/table';
import type { QueryLanguage } from '../expressions/query-language';
import type { Json, JsonObject } from '../json/json';
import { jsonText } from '../json/text';

/** The data of each step, with the names of the API. */
export type DataStep =
  | 'afterInputPath'
  | 'afterParameters'
  | 'afterArguments'
  | 'afterItemsPath'
  | 'afterItemsPointer'
  | 'afterItemSelector'
  | 'afterItemBatcher'
  | 'result'
  | 'afterResultSelector'
  | 'afterResultPath';

export type NumberStep = 'maxConcurrency' | 'toleratedFailureCount' | 'toleratedFailurePercentage';

const WAY_OUT: readonly DataStep[] = ['afterResultSelector', 'afterResultPath'];
const ITEMS: readonly DataStep[] = ['afterItemsPointer', 'afterItemSelector', 'afterItemBatcher'];

/** The steps that AWS shows according to recordings (the teststate recordings), by query language and type of state. */
const SHOWN: Readonly<Record<QueryLanguage['name'], Readonly<Record<StateTypeName, readonly DataStep[]>>>> = {
  JSONPath: {
    Task: ['afterInputPath', 'afterParameters', 'result', ...WAY_OUT],
    Pass: ['afterInputPath', 'afterParameters', ...WAY_OUT],
    Map: ['afterInputPath', 'afterItemsPath', ...ITEMS, ...WAY_OUT],
    // Without afterInputPath and afterParameters, regardless of the fields of the state (recorded: io_parallel_state).
    Parallel: WAY_OUT,
    Choice: ['afterInputPath'],
    Wait: ['afterInputPath'],
    Succeed: ['afterInputPath'],
    Fail: ['afterInputPath'],
  },
  JSONata: {
    Task: ['afterArguments', 'result'],
    Map: ITEMS,
    Parallel: [],
    Pass: [],
    Choice: [],
    Wait: [],
    Succeed: [],
    Fail: [],
  },
};

/** A Pass with a Result ignores its input (recorded: io_result_pass_state). */
const PASS_WITH_RESULT: readonly DataStep[] = ['result', ...WAY_OUT];

type HttpInspection = Pick<InspectionData, 'request' | 'response'>;

export class Inspection {
  private readonly data = new Map<DataStep, Json>();
  private readonly numbers = new Map<NumberStep, number>();
  private readonly selected: Json[] = [];
  private http: HttpInspection = {};

  constructor(private readonly tested: TestedState) {}

  note(step: DataStep, value: Json): void {
    this.data.set(step, value);
  }

  noteNumber(step: NumberStep, value: number): void {
    this.numbers.set(step, value);
  }

  number(step: NumberStep): number | undefined {
    return this.numbers.get(step);
  }

  noteHttp(http: HttpInspection): void {
    this.http = http;
  }

  /** Adds one result of ItemSelector. */
  noteSelected(item: Json): void {
    this.selected.push(item);
    this.note('afterItemSelector', this.selected);
  }

  /** Every Map reports its maximum concurrency, even without a limit, and its batches, if there are any. */
  noteIterations(inputs: readonly Json[]): void {
    if (!this.numbers.has('maxConcurrency')) this.noteNumber('maxConcurrency', 0);
    if (Object.hasOwn(this.tested.state, 'ItemBatcher')) this.note('afterItemBatcher', inputs);
  }

  /** @param input the input text of the request */
  told(input: string, variables: JsonObject, errorDetails: ErrorDetails | undefined): InspectionData {
    const shown = this.shown().flatMap((step): [DataStep, string][] => {
      const value = this.data.get(step);
      return value === undefined ? [] : [[step, jsonText(value)]];
    });
    return {
      input,
      ...Object.fromEntries(shown),
      ...this.http,
      ...Object.fromEntries(this.numbers),
      ...(Object.keys(variables).length > 0 && { variables: jsonText(variables) }),
      ...(errorDetails && { errorDetails }),
    };
  }

  private shown(): readonly DataStep[] {
    const { state, language } = this.tested;
    const isStatic = state.Type === 'Pass' && language === 'JSONPath' && Object.hasOwn(state, 'Result');
    return isStatic ? PASS_WITH_RESULT : SHOWN[language][state.Type as StateTypeName];
  }
}
