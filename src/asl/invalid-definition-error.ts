// A definition that CreateStateMachine would refuse.
import type { Diagnostic } from './diagnostic';
import { SimulatorError } from './simulator-error';
import { findingText, hintOf, messageOf } from './text/finding-text';
import type { Places, ShownFinding } from './text/places';

/** The state machine of a definition, and where it is written. */
export interface DefinitionOwner {
  readonly name: string;
  /** Set for a construct of the CDK. */
  readonly constructPath?: string;
  /** Set for a template. */
  readonly logicalId?: string;
  /** Set if the definition was given as text. */
  readonly places?: Places;
}

/**
 * Thrown for an invalid definition. `diagnostics` has all findings. For a text they have a `position` and follow the
 * order of the text, as `cdk-lambda-workflows validate` prints them. For an object they follow AWS's order.
 */
export class InvalidDefinitionError extends SimulatorError {
  override readonly name = 'InvalidDefinitionError';
  /** The findings, at least one of them with severity ERROR. */
  readonly diagnostics: readonly Diagnostic[];
  readonly #places: Places | undefined;

  /**
   * @param summary the first lines of the message.
   * @default - names the state machine
   */
  constructor(machine: string | DefinitionOwner, findings: readonly Diagnostic[], summary?: string) {
    const owner = typeof machine === 'string' ? { name: machine } : machine;
    const { places } = owner;
    const diagnostics = places ? places.inOrder(findings) : findings;
    const texts = diagnostics.map((finding) =>
      places ? findingText(places.shown(finding)) : `  ${asLine(finding)}\n`,
    );
    super(`${summary ?? summaryOf(owner, findings)}\n${texts.join('')}`.trimEnd());
    this.diagnostics = diagnostics;
    this.#places = places;
  }

  /**
   * The findings as the message shows them.
   *
   * @param file the file's name, if there is no text to point to
   */
  shown(file: string): readonly ShownFinding[] {
    return this.diagnostics.map((finding) => this.#places?.shown(finding) ?? { ...finding, file });
  }
}

function summaryOf(owner: DefinitionOwner, findings: readonly Diagnostic[]): string {
  const { name, constructPath, logicalId = name, places } = owner;
  const path = constructPath ?? logicalId;
  const where = places || path === name ? '' : ` (${path})`;
  const problem = findings.some(({ code }) => code === 'INVALID_JSON_DESCRIPTION') ? 'not JSON' : 'not valid';
  return `The definition of the state machine '${name}'${where} is ${problem}:`;
}

function asLine(finding: Diagnostic): string {
  const { severity, code } = finding;
  return `${severity === 'WARNING' ? 'warning ' : ''}${code}: ${messageOf(finding)}${hintOf(finding.suggestion)}`;
}
