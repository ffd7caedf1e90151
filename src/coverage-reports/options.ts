// The options of a coverage report, checked.
import { SimulatorError } from '../asl/simulator-error';
import { didYouMean } from '../json/suggestion';
import { POINT_KINDS, type PointKind } from '../simulator/coverage/points';

export const FORMATS = ['text', 'json', 'lcov', 'cobertura', 'html', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/** What a coverage reporter does with what it found. */
export interface CoverageOptions {
  /**
   * Percentages below which the run fails, over all state machines together: one for everything, or one per kind.
   * @default - none
   */
  readonly threshold?: number | Partial<Readonly<Record<PointKind, number>>>;
  /** Where files are written, below the runner's folder of coverage unless absolute. Default `workflows`. */
  readonly directory?: string;
  /**
   * `text` prints a table, `json` writes coverage.json, `lcov` writes lcov.info, `cobertura` writes cobertura.xml, `html`
   * writes report.html (every machine with what was run of it, and the executions of the tests), `markdown` writes
   * summary.md. Default: `text`, `json` and `lcov`. In GitHub Actions, the Markdown is always added to the summary of the
   * job.
   */
  readonly formats?: readonly Format[];
}

/** The percentage that is wanted of each kind. */
export function thresholdOf({ threshold = {} }: CoverageOptions): Partial<Readonly<Record<PointKind, number>>> {
  return typeof threshold === 'number' ? Object.fromEntries(POINT_KINDS.map((kind) => [kind, threshold])) : threshold;
}

/** @throws SimulatorError for unknown options and values */
export function checkOptions(options: CoverageOptions): void {
  const known = ['threshold', 'directory', 'formats'];
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new SimulatorError(
      `Unknown option '${unknown}' of the coverage reporter. ${didYouMean(unknown, known)}` +
        `Its options are: ${known.join(', ')}.`,
    );
  }
  for (const [kind, wanted] of Object.entries(thresholdOf(options))) {
    if (!(POINT_KINDS as readonly string[]).includes(kind)) {
      throw new SimulatorError(
        `Unknown threshold '${kind}' of the coverage reporter: expected one of ${POINT_KINDS.join(', ')}.`,
      );
    }
    if (typeof wanted !== 'number' || !(wanted >= 0 && wanted <= 100)) {
      throw new SimulatorError(
        `Invalid threshold for ${kind}: expected a percentage from 0 to 100; found ${String(wanted)}.`,
      );
    }
  }
  const wrong = options.formats?.find((format) => !FORMATS.includes(format));
  if (wrong !== undefined) {
    throw new SimulatorError(
      `Unknown format '${String(wrong)}' of the coverage reporter: expected one of ${FORMATS.join(', ')}.`,
    );
  }
}
