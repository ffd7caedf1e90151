// Finds the lines of the test cases in a mock configuration.
import type { CasePlace } from './test-case';
import type { TextNode } from '../../asl/text/text-node';
import { sourceText, tryReadFile } from '../../templates/sources/files';

export class CasePlaces {
  private readonly source;

  /** @param file the path of the configuration */
  constructor(private readonly file: string) {
    this.source = sourceText(file, tryReadFile(file) ?? '');
  }

  /** Without a line where the text has no positions, as when it is very large. */
  of(stateMachine: string, name: string): CasePlace {
    const offset = keyAt(this.source.root(), ['StateMachines', stateMachine, 'TestCases', name]);
    return { file: this.file, ...(offset !== undefined && { line: this.source.position(offset).line }) };
  }
}

/** Where the last of the keys is written. */
function keyAt(root: TextNode | undefined, keys: readonly string[]): number | undefined {
  let node = root;
  let start: number | undefined;
  for (const key of keys) {
    // The last one counts, as in the parsed value.
    const found = node?.members?.filter((one) => one.key === key).pop();
    if (!found) return undefined;
    node = found.value;
    start = found.start;
  }
  return start;
}
