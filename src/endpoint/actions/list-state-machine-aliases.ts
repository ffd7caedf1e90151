// ListStateMachineAliases of a state machine or one of its versions, in the order of creation.
import type { Action } from './action';
import { pageOf } from '../paging';
import { checkRemains, doesNotExist } from '../state/state-machines';

export const listStateMachineAliases: Action<'ListStateMachineAliases'> = (input, world) => {
  const { machine, version, alias: pointed } = world.machines.find(input.stateMachineArn);
  if (pointed) throw doesNotExist(input.stateMachineArn);
  checkRemains(machine);
  const leadsThere = (arn: string): boolean => !version || arn === version.arn;
  const aliases = [...machine.aliases.values()].filter(({ routing }) =>
    routing.some(({ stateMachineVersionArn }) => leadsThere(stateMachineVersionArn)),
  );
  const page = pageOf(aliases, input, {
    of: `aliases of ${input.stateMachineArn}`,
    position: (alias) => alias.position,
    order: 'rising',
  });
  const stateMachineAliases = page.items.map(({ arn, creationDate }) => ({
    ...{ stateMachineAliasArn: arn, creationDate },
  }));
  return { stateMachineAliases, nextToken: page.nextToken };
};
