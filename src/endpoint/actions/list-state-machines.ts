// ListStateMachines: in the order of their creation.
import type { Action } from './action';
import { pageOf } from '../paging';

export const listStateMachines: Action<'ListStateMachines'> = (input, world) => {
  const page = pageOf(world.machines.all, input, {
    of: 'stateMachines',
    position: (machine) => machine.position,
    order: 'rising',
  });
  const stateMachines = page.items.map(({ arn, name, type, creationDate }) => ({
    ...{ stateMachineArn: arn, name, type, creationDate },
  }));
  return { stateMachines, nextToken: page.nextToken };
};
