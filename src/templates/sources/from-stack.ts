// Reads a CDK stack by synthesizing it. Does not load aws-cdk-lib: the stack brings its own.
import type { Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ResolvedApp } from './app';
import { readAssembly } from './assembly';
import { warnOfBundling } from './bundling';
import { sourceFromAppStack } from './from-assembly';
import type { Source } from './machine-source';
import { SimulatorError } from '../../asl/simulator-error';
import type { TemplateOptions } from '../cloud-formation/template-options';

/** Each synthesis is read only once. Without options, it is also resolved only once. */
const APPS = new WeakMap<object, ResolvedApp>();

/**
 * The state machines of a stack and its nested stacks. Synthesizes the whole app, once: the CDK caches the result, and
 * rejects a second synthesis if constructs were added since.
 * @throws SimulatorError if it is not a stack of an app
 */
export function sourceFromStack(stack: Stack, options?: TemplateOptions): Source {
  if (typeof (stack as Partial<Stack> | undefined)?.stackName !== 'string') {
    throw new SimulatorError(`Invalid stack: expected a Stack of the AWS CDK; found ${describe(stack)}.`);
  }
  const nested: string[] = [];
  let root = stack;
  while (root.nestedStackParent) {
    nested.unshift(String(root.nestedStackParent.resolve(root.nestedStackResource?.logicalId)));
    root = root.nestedStackParent;
  }
  return sourceFromAppStack(appOf(root, options), root.artifactId, nested);
}

function appOf(stack: Stack, options: TemplateOptions | undefined): ResolvedApp {
  const assembly = synthesize(stack);
  if (options) return new ResolvedApp(readAssembly(assembly.directory), options);
  let app = APPS.get(assembly);
  if (!app) {
    app = new ResolvedApp(readAssembly(assembly.directory), {});
    APPS.set(assembly, app);
  }
  return app;
}

/** The root of a construct tree is an App (or a Stage), which caches its synthesis. */
function synthesize(construct: IConstruct): { readonly directory: string } {
  const root = construct.node.root as IConstruct & { synth?(): { readonly directory: string } };
  if (typeof root.synth === 'function') {
    warnOfBundling(root);
    return root.synth();
  }
  throw new SimulatorError(`Cannot synthesize ${construct.node.path}: the root of its construct tree is not an App.`);
}

/** Describes a value that is not a construct, for messages. */
export function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  const path = (value as Partial<IConstruct>).node?.path;
  return path === undefined ? `an object of class ${value.constructor?.name ?? 'none'}` : `the construct ${path}`;
}
