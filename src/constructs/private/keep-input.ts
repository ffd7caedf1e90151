// The output of a state that keeps its input and adds its result to it.
import { Annotations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** In JSONata: an expression for the state's output. `result` is an expression without its `{% %}`. */
export function outputOf(result: string, resultKey: string | undefined): string {
  return resultKey === undefined
    ? `{% ${result} %}`
    : `{% $merge([$states.input, {${JSON.stringify(resultKey)}: ${result}}]) %}`;
}

/** In JSONPath: a ResultPath; undefined for the whole output. */
export function resultPathOf(resultKey: string | undefined): string | undefined {
  return resultKey === undefined ? undefined : referencePath(resultKey);
}

/** The reference path of one key, in brackets unless it is a plain name. */
function referencePath(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? `$.${key}` : `$['${key.replaceAll("'", "\\'")}']`;
}

/** A `resultKey` is a name. A path there becomes a strange name. */
export function warnOfPath(construct: IConstruct, resultKey: string | undefined): void {
  if (!resultKey?.startsWith('$')) return;
  const name = resultKey.replace(/^\$\.?/, '');
  Annotations.of(construct).addWarningV2(
    'cdk-lambda-workflows:result-key',
    `the resultKey '${resultKey}' is a name, not a path: the output gets a key with a dollar sign. Write '${name}'.`,
  );
}
