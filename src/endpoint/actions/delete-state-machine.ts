// DeleteStateMachine, with its versions and aliases. Succeeds for a state machine that does not exist. One with running
// executions remains until they have ended, and their next transition ends them (API_DeleteStateMachine).
import type { Action } from './action';
import { validationError } from '../../services/api/api-error';
import { parseArn } from '../arns';
import type { StateMachine } from '../state/state-machines';
import type { World } from '../world';

export const deleteStateMachine: Action<'DeleteStateMachine'> = ({ stateMachineArn }, world) => {
  const { rest, label } = parseArn(stateMachineArn, 'stateMachine');
  if (rest.length > 0 || label !== undefined) {
    throw validationError(`A state machine is deleted by its own ARN, not by a qualified one: '${stateMachineArn}'`);
  }
  const machine = world.machines.tryGet(stateMachineArn);
  if (machine) remove(machine, world);
  return {};
};

function remove(machine: StateMachine, { machines, executions }: World): void {
  const running = executions.of(machine.arn).filter(({ end }) => end.status === 'RUNNING');
  if (running.length === 0) {
    machines.remove(machine.arn);
    return;
  }
  machine.isDeleting = true;
  for (const execution of running) execution.running!.stopSoon();
  void Promise.all(running.map((execution) => executions.whenEnded(execution))).then(() => {
    if (machines.tryGet(machine.arn) === machine) machines.remove(machine.arn);
  });
}
