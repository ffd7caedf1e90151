// The candidates for a mock that matches nothing: the task states, and the resources of the template that they call.
import { calledByTask } from './called-resources';
import { identitiesOf } from './mock-targets';
import type { ResolvedResource, ResolvedTemplate } from '../../templates/cloud-formation/resolved';
import { templatesAround } from '../../templates/cloud-formation/templates-around';
import type { SimulatedMachine } from '../compile-source';

// A longer list would hide the sentence before it.
const MOST_LISTED = 30;
const CALLED_TYPES = ['Function', 'Version', 'Alias'].map((kind) => `AWS::Lambda::${kind}`);

/** A sentence for the end of a message: the existing tasks. */
export function taskList({ source, tasks }: SimulatedMachine): string {
  if (tasks.length === 0) return 'It has no task states.';
  const functions = functionsOf(source.template);
  const listed = tasks.slice(0, MOST_LISTED).map((task) => {
    const called = calledByTask(task, source.arn).find((identity) => functions.has(identity));
    return `'${task.name}'${called === undefined ? '' : ` (calls ${nameOf(functions.get(called)!)})`}`;
  });
  const more = tasks.length > MOST_LISTED ? ` and ${tasks.length - MOST_LISTED} more` : '';
  return `Its task states are: ${listed.join(', ')}${more}.`;
}

/** The names that a mock can have: task states, and the resources of the template by logical id and path. */
export function* targetNames({ source, tasks }: SimulatedMachine): Iterable<string> {
  for (const { name } of tasks) yield name;
  for (const resource of functionsOf(source.template).values()) {
    yield resource.logicalId;
    if (resource.constructPath !== undefined) yield resource.constructPath.replace(/\/Resource$/, '');
  }
}

function nameOf({ logicalId, constructPath }: ResolvedResource): string {
  return constructPath === undefined ? logicalId : `${logicalId}, ${constructPath.replace(/\/Resource$/, '')}`;
}

function functionsOf(template: ResolvedTemplate | undefined): Map<string, ResolvedResource> {
  const found = new Map<string, ResolvedResource>();
  for (const each of template ? templatesAround(template) : []) {
    for (const resource of CALLED_TYPES.flatMap((type) => each.resourcesOfType(type))) {
      for (const identity of identitiesOf(resource)) found.set(identity, resource);
    }
  }
  return found;
}
