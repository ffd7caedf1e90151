// A stack of the AWS CDK: what it synthesizes is what runs.
import type { Stack, Stage } from 'aws-cdk-lib';
import { SimulatorError } from '../simulator-error';
import type { Source } from './machine-source';
import { sourceFromTemplate, type TemplateOptions } from './template';

const STAGE = Symbol.for('@aws-cdk/core.Stage');

/** What a synthesized app offers, as far as it is needed here. */
type Assembly = ReturnType<Stage['synth']>;

const assemblies = new WeakMap<Stage, Assembly>();

/**
 * Synthesizes the stack's app, once for all its stacks. aws-cdk-lib itself is not loaded: the stack brings its own.
 * Throws a SimulatorError for what is no stack.
 */
export function sourceFromStack(stack: Stack, options: TemplateOptions = {}): Source {
  if (typeof stack?.artifactId !== 'string') {
    throw new SimulatorError(
      'Simulator.fromStack wants a Stack of aws-cdk-lib; for a template there is Simulator.fromTemplate.',
    );
  }
  const template: unknown = assemblyOf(stack).getStackArtifact(stack.artifactId).template;
  return sourceFromTemplate(template, { stackName: stack.stackName, ...options }, `stack '${stack.stackName}'`);
}

function assemblyOf(stack: Stack): Assembly {
  const stage = stack.node.scopes.reverse().find((scope) => STAGE in scope) as Stage | undefined;
  if (!stage) throw new SimulatorError(`The stack '${stack.stackName}' stands in no App, so it cannot be synthesized.`);
  const known = assemblies.get(stage);
  if (known) return known;
  const assembly = stage.synth();
  assemblies.set(stage, assembly);
  return assembly;
}
