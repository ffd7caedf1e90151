// Reads one state machine of a CDK app from a construct: a StateMachine, a CfnStateMachine, or a construct around one.
import type { CfnElement, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { describe, sourceFromStack } from './from-stack';
import type { Source } from './machine-source';
import { STATE_MACHINE } from './template-machines';
import { SimulatorError } from '../../asl/simulator-error';
import type { TemplateOptions } from '../cloud-formation/template-options';

type CfnStateMachine = CfnElement & { readonly cfnResourceType: string };

/**
 * The single machine of the construct; `others` are all other machines of its app.
 * @throws SimulatorError if the construct has no machine, as an imported one has none, or several
 */
export function sourceFromStateMachine(construct: IConstruct, options?: TemplateOptions): Source {
  const resource = stateMachineIn(construct);
  const stack: Stack = resource.stack;
  const logicalId = String(stack.resolve(resource.logicalId));
  const source = sourceFromStack(stack, options);
  const machine = source.machines.find((each) => each.logicalId === logicalId);
  if (!machine) {
    throw new SimulatorError(`The ${source.origin} has no state machine ${logicalId}: its condition is false.`);
  }
  return {
    origin: `state machine ${construct.node.path}`,
    machines: [machine],
    get others() {
      return [...source.machines.filter((each) => each !== machine), ...source.others];
    },
  };
}

function stateMachineIn(construct: IConstruct): CfnStateMachine {
  if (typeof (construct as Partial<IConstruct> | undefined)?.node?.findAll !== 'function') {
    throw new SimulatorError(
      `Invalid construct: expected a construct with a state machine; found ${describe(construct)}.`,
    );
  }
  const found = construct.node.findAll().filter(isStateMachine);
  const [first] = found;
  if (first && found.length === 1) return first;
  const what =
    found.length === 0
      ? 'none (an imported machine has no definition)'
      : found.map((each) => each.node.path).join(', ');
  throw new SimulatorError(`Invalid construct: expected one state machine in ${describe(construct)}; found ${what}.`);
}

function isStateMachine(construct: IConstruct): construct is CfnStateMachine {
  return (construct as Partial<CfnStateMachine>).cfnResourceType === STATE_MACHINE;
}
