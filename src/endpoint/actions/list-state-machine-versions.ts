// ListStateMachineVersions, newest first (recorded: …publish_state_machine_version).
import type { Action } from './action';
import { pageOf } from '../paging';

export const listStateMachineVersions: Action<'ListStateMachineVersions'> = (input, world) => {
  const machine = world.machines.get(input.stateMachineArn);
  const page = pageOf([...machine.versions.values()].reverse(), input, {
    of: `versions of ${machine.arn}`,
    position: ({ number }) => number,
    order: 'falling',
  });
  const stateMachineVersions = page.items.map(({ arn, creationDate }) => ({
    ...{ stateMachineVersionArn: arn, creationDate },
  }));
  return { stateMachineVersions, nextToken: page.nextToken };
};
