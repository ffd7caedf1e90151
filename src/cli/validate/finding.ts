// What `validate` found, and the places in the project that it is about.
import { messageOf, hintOf } from '../../asl/text/finding-text';
import type { ShownFinding } from '../../asl/text/places';

export interface FilePlace {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export interface CheckedFinding extends ShownFinding {
  /** For a state machine of a cloud assembly: where the code of the app creates it, if the assembly records it. */
  readonly source?: FilePlace & { readonly line: number; readonly column: number };
  /** For a state machine of a cloud assembly: its resource in the synthesized template. */
  readonly resource?: FilePlace;
}

/** What was found in all files. */
export interface Report {
  readonly findings: readonly CheckedFinding[];
  /** The values that were left open, each as a sentence. */
  readonly open: readonly string[];
  /** What could not be read, each as a sentence. */
  readonly unread: readonly string[];
  readonly files: number;
}

/** The best place for people who review code: what they wrote goes before what was synthesized. */
export function mainPlace({ file, position, source, resource }: CheckedFinding): FilePlace {
  const written = position && { file, line: position.line, column: position.column };
  return source ?? written ?? resource ?? { file };
}

/** Further places: in the assembly, if the main one is in the code. */
export function otherPlaces(finding: CheckedFinding): readonly FilePlace[] {
  const { source, resource } = finding;
  if (!source) return [];
  const inner = mainPlace({ ...finding, source: undefined });
  return inner === resource || !resource ? [inner] : [inner, resource];
}

/** Such as `Shop/Orders/Resource`, or a name in a template. */
export function machineOf({ constructPath, stateMachine }: CheckedFinding): string | undefined {
  return constructPath ?? stateMachine;
}

/** The whole message, in one line. */
export function sentenceOf(finding: CheckedFinding): string {
  const machine = machineOf(finding);
  const text = `${messageOf(finding)}${hintOf(finding.suggestion)}`;
  return `${text}${machine === undefined ? '' : ` (${machine})`}`;
}
