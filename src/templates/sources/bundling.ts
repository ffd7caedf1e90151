// Bundling of functions' code by the CDK, which runs when a stack is built. A test that mocks its tasks needs none.
import type { IConstruct } from 'constructs';

/**
 * The context that switches bundling off for all stacks of an app: NodejsFunction, PythonFunction and other code with
 * `bundling` stay as they are written, which takes milliseconds instead of seconds. The rest of the template is the same.
 * Functions that are to run locally (`functions: 'local'`) must be bundled if they are not plain JavaScript or Python.
 *
 * @example
 * import { App, Stack } from 'aws-cdk-lib';
 * import { withoutBundling } from 'cdk-lambda-workflows/simulator';
 *
 * const stack = new Stack(new App({ context: withoutBundling() }), 'Orders');
 */
export function withoutBundling(): Record<string, readonly string[]> {
  return { 'aws:cdk:bundling-stacks': [] };
}

/** An asset of the CDK; what is private to it says whether it was to be bundled. */
type Asset = IConstruct & { readonly isBundled?: unknown };

/** The apps that were looked at: a test builds one and asks for its machines many times. */
const SEEN = new WeakSet<IConstruct>();
const MOST_NAMED = 3;

/** Warns, once for an app, if bundling ran while it was built. */
export function warnOfBundling(root: IConstruct): void {
  if (SEEN.has(root)) return;
  SEEN.add(root);
  const bundled = root.node.findAll().filter((one) => (one as Asset).isBundled === true && isRequired(one));
  if (bundled.length === 0) return;
  const named = bundled.slice(0, MOST_NAMED).map(({ node }) => node.path);
  const more = bundled.length > MOST_NAMED ? [`${bundled.length - MOST_NAMED} more`] : [];
  process.emitWarning(
    `The CDK bundled the code of ${[...named, ...more].join(', ')}. A test that mocks its tasks does not need this: ` +
      "use new App({ context: withoutBundling() }), from 'cdk-lambda-workflows/simulator'.",
    { code: 'CDK_LAMBDA_WORKFLOWS_BUNDLING' },
  );
}

/** Whether the stack of the asset bundles. */
function isRequired(asset: IConstruct): boolean {
  const stack = [...asset.node.scopes].reverse().find((scope) => 'bundlingRequired' in scope) as
    (IConstruct & { readonly bundlingRequired: boolean }) | undefined;
  return stack?.bundlingRequired === true;
}
