// The rule for names of stacks.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
import { SimulatorError } from '../../asl/simulator-error';

export const STACK_NAME_RULE = 'expected a letter, then letters, digits and hyphens, at most 128 characters';

export function isStackName(name: string): boolean {
  return /^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name);
}

/** @throws SimulatorError for a name that CloudFormation refuses */
export function checkStackName(name: string | undefined): void {
  if (name === undefined || isStackName(name)) return;
  throw new SimulatorError(`Invalid stackName '${name}': ${STACK_NAME_RULE}.`);
}
