// Reads a cloud assembly: the folder that `cdk synth` writes, or the template of a stack in it.
import { ResolvedApp } from './app';
import { readAssembly, type AssemblyStack } from './assembly';
import type { MachineSource, Source } from './machine-source';
import { templateMachines } from './template-machines';
import { SimulatorError } from '../../asl/simulator-error';
import type { ResolvedTemplate } from '../cloud-formation/resolved';
import type { ResolveOptions } from '../cloud-formation/template-options';

/**
 * Every state machine of every stack. Each stack has the region and account that the app sets for it.
 * @param directory the folder with manifest.json, usually cdk.out
 */
export function sourceFromAssembly(directory: string, options: ResolveOptions = {}): Source {
  const app = new ResolvedApp(readAssembly(directory), options);
  return {
    origin: `assembly ${directory}`,
    machines: app.stacks.flatMap((stack) => templateMachines(app.template(stack))),
    others: [],
  };
}

/** The machines of one stack of an app. `nested` is the path of logical ids from it to a nested stack. */
export function sourceFromAppStack(app: ResolvedApp, artifactId: string, nested: readonly string[] = []): Source {
  const stack = app.stacks.find((each) => each.artifactId === artifactId);
  if (!stack) {
    const known = app.stacks.map((each) => each.artifactId).join(', ') || 'none';
    throw new SimulatorError(`The app has no stack ${artifactId}. Its stacks are: ${known}.`);
  }
  const template = nested.reduce(nestedTemplate, app.template(stack));
  return {
    origin: template.origin,
    machines: templateMachines(template),
    get others() {
      return machinesBeside(app, stack, template);
    },
  };
}

function nestedTemplate(parent: ResolvedTemplate, logicalId: string): ResolvedTemplate {
  const resource = parent.resource(logicalId);
  const template = resource && parent.nestedStack(resource);
  if (template) return template;
  throw new SimulatorError(
    `The ${parent.origin} has no nested stack ${logicalId} with a template in the cloud assembly.`,
  );
}

function machinesBeside(app: ResolvedApp, stack: AssemblyStack, template: ResolvedTemplate): readonly MachineSource[] {
  const own = new Set(templateMachines(template).map((machine) => machine.template));
  const ordered = [stack, ...app.stacks.filter((each) => each !== stack)];
  return ordered
    .flatMap((each) => templateMachines(app.template(each)))
    .filter((machine) => !own.has(machine.template));
}
