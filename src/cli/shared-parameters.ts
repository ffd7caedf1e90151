// --parameter for several files: a parameter is a mistake only if none of them has it.
import { unknownParameterError } from '../templates/cloud-formation/given-parameters';
import type { ResolveOptions } from '../templates/cloud-formation/template-options';

export class SharedParameters {
  private readonly known = new Set<string>();
  private unknown: readonly string[] | undefined;

  /** The option for each file. */
  readonly onUnknownParameters: NonNullable<ResolveOptions['onUnknownParameters']> = (unknown, known) => {
    known.forEach((name) => this.known.add(name));
    this.unknown = this.unknown?.filter((name) => unknown.includes(name)) ?? unknown;
  };

  /**
   * After all files.
   * @throws SimulatorError for a parameter that no file has
   */
  check(): void {
    if (this.unknown && this.unknown.length > 0) {
      throw unknownParameterError(this.unknown, [...this.known], 'The files have');
    }
  }
}
