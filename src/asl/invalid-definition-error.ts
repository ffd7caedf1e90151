// A definition that CreateStateMachine would refuse.
import type { Diagnostic } from './diagnostic';
import { SimulatorError } from './simulator-error';
import { findingText } from './text/finding-text';
import type { Places, ShownFinding } from './text/places';

/** The state machine that a definition is of, and where it is written. */
export interface DefinitionOwner {
  readonly name: string;
  /** Of the CDK. */
  readonly constructPath?: string;
  /** Of a template. */
  readonly logicalId?: string;
  /** Where the definition was given as text. */
  readonly places?: Places;
}

/**
 * Thrown for a definition that is not valid. `diagnostics` has all findings. Of a text they have a `position` and are in
 * the order of the text, as `cdk-lambda-workflows validate` prints them; of an object they are in AWS's order.
 */
export class InvalidDefinitionError extends SimulatorError {
  override readonly name = 'InvalidDefinitionError';
  /** What is wrong with the definition: at least one with severity ERROR. */
  readonly diagnostics: readonly Diagnostic[];
  readonly #places: Places | undefined;

  /** @param summary opens the message, in lines of its own. @default - names the state machine */
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

  /** The findings as they are shown. @param file where there is no text to point into */
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

function asLine({ severity, code, message, location }: Diagnostic): string {
  return `${severity === 'WARNING' ? 'warning ' : ''}${code}: ${message}${location ? ` at ${location}` : ''}`;
}
