// ListStateMachines: by name (seen on AWS).
import type { Action } from './action';
import { pageOf } from '../paging';

export const listStateMachines: Action<'ListStateMachines'> = (input, world) => {
  const machines = [...world.machines.all].sort((one, other) => (one.name < other.name ? -1 : 1));
  const page = pageOf(machines, input, { of: 'stateMachines', position: ({ name }) => name, order: 'rising' });
  const stateMachines = page.items.map(({ arn, name, type, creationDate }) => ({
    ...{ stateMachineArn: arn, name, type, creationDate },
  }));
  return { stateMachines, nextToken: page.nextToken };
};
