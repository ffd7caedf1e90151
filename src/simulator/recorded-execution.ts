// An execution that ran on AWS, or anywhere else, read from its history or its logs.
import { checkSource } from './compile-source';
import { reports, views, writeReport } from './drawing';
import { checkOptionNames, type OptionNames } from '../asl/option-names';
import { SimulatorError } from '../asl/simulator-error';
import type { Json, JsonObject } from '../json/json';
import { jsonText } from '../json/text';
import { recordedRun } from '../replay/recorded-run';
import { readRecordings, type RecordedHistory } from '../replay/recording/read-recordings';
import type { Recording } from '../replay/recording/recording';
import type { ExecutionStatus } from '../runtime/execution-end';
import type { Run, Step } from '../steps/step';
import { sourceFromDefinition } from '../templates/sources/from-definition';
import type { DiagramOptions } from '../views/diagram';
import { renderTrace, type TraceOptions } from '../views/trace/render';

const RECORDING = Symbol('recording');

/** What is known of recorded executions besides their history. */
export interface RecordedOptions {
  /**
   * The definition that ran, as an object or as JSON, which a picture needs. Default: the one in the output of `describe-state-machine-for-execution`,
   * if that is with the history.
   */
  readonly definition?: object | string;
}

const OPTIONS: OptionNames<RecordedOptions> = { definition: true };

/**
 * A recorded execution. It can be looked at without running anything, or replayed: see `Simulator.replay`.
 *
 * @example
 * import { readFileSync } from 'node:fs';
 * import { RecordedExecution } from 'cdk-lambda-workflows/simulator';
 *
 * const [execution] = RecordedExecution.all(readFileSync('history.json', 'utf8'));
 * console.log(execution?.trace());
 */
export class RecordedExecution {
  /**
   * The executions in a history: one, or several in the logs of a state machine.
   *
   * @throws SimulatorError for a history that cannot be read or is not complete
   * @throws InvalidDefinitionError for a definition that AWS would refuse
   */
  static all(history: RecordedHistory, options: RecordedOptions = {}): RecordedExecution[] {
    checkOptionNames(options, OPTIONS, 'RecordedExecution.all');
    const known = options.definition === undefined ? {} : { definition: checkedDefinition(options.definition) };
    return readRecordings(history).map((recording) => new RecordedExecution({ ...recording, ...known }));
  }

  /** What was read. Not for users. */
  readonly [RECORDING]: Recording;
  readonly #run: Run;

  private constructor(recording: Recording) {
    this[RECORDING] = recording;
    this.#run = recordedRun(recording, recording.definition ?? NO_STATES);
  }

  /** Undefined if neither the history nor a description says it. */
  get executionArn(): string | undefined {
    return this[RECORDING].executionArn;
  }

  /** RUNNING if the history has no end. */
  get status(): ExecutionStatus {
    return this.#run.status;
  }

  /** The input that it was started with, as a value. */
  get input(): Json {
    return this.#run.input;
  }

  /** Undefined unless it SUCCEEDED. */
  get output(): Json | undefined {
    return this.#run.output;
  }

  /** Undefined unless it FAILED or was ABORTED with one. */
  get error(): string | undefined {
    return this.#run.error;
  }

  /** The cause of the error, under the same conditions. */
  get cause(): string | undefined {
    return this.#run.cause;
  }

  /**
   * The definition that ran; undefined unless it was given, or the output of `describe-state-machine-for-execution` was
   * with the history.
   */
  get definition(): JsonObject | undefined {
    return this[RECORDING].definition;
  }

  /** The visits to its states. */
  get steps(): readonly Step[] {
    return this.#run.steps;
  }

  /** What happened, for people, as `Execution.trace` shows it. */
  trace(options: TraceOptions = {}): string {
    const { output } = this.#run;
    return renderTrace(this.#run, output === undefined ? undefined : jsonText(output), options);
  }

  /**
   * The state machine with the path of this execution, as `Execution.diagram` draws it.
   *
   * @throws SimulatorError if the definition is not known
   * @example
   * import { readFileSync, writeFileSync } from 'node:fs';
   * import { RecordedExecution } from 'cdk-lambda-workflows/simulator';
   *
   * const definition = readFileSync('orders.asl.json', 'utf8');
   * const [execution] = RecordedExecution.all(readFileSync('history.json', 'utf8'), { definition });
   * writeFileSync('run.svg', execution!.diagram({ format: 'svg' }));
   */
  diagram(options: DiagramOptions = {}): string {
    if (this.definition === undefined) {
      throw new SimulatorError(
        'The picture needs the definition, and a history does not hold it. Pass it to RecordedExecution.all, or add the output of describe-state-machine-for-execution to the history.',
      );
    }
    return views().drawRun(this.#run, options);
  }

  /**
   * A report as one HTML file, as `Execution.report` writes it. It has no picture if the definition is not known.
   *
   * @param file where to write it; by default it is only returned
   * @throws SimulatorError if the file cannot be written
   */
  report(file?: string): string {
    const page = reports().recordedReport(this.#run, { isDrawn: this.definition !== undefined });
    if (file !== undefined) writeReport(file, page);
    return page;
  }
}

function checkedDefinition(definition: object | string): JsonObject {
  const source = sourceFromDefinition(definition).machines[0]!;
  checkSource(source);
  return source.definition;
}

/** What was read. */
export function recordingOf(execution: RecordedExecution): Recording {
  return execution[RECORDING];
}

/** The recordings of a history, or that of a recorded execution. */
export function recordingsOf(history: RecordedHistory | RecordedExecution): readonly Recording[] {
  return history instanceof RecordedExecution ? [history[RECORDING]] : readRecordings(history);
}

/** Of an unknown definition: its states are those of the history. */
const NO_STATES: JsonObject = { StartAt: '', States: {} };
