// Reads the ARN of an execution: its state machine, its type and its name.
import { parseArn, arnAt } from '../../asl/arn';

interface ExecutionParts {
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly stateMachineArn: string;
  readonly name: string;
}

/** `…:execution:MACHINE:NAME`, or `…:express:MACHINE:NAME:ID`; undefined for another text. */
export function executionParts(executionArn: string): ExecutionParts | undefined {
  const arn = parseArn(executionArn);
  const [kind, machine, name] = arn?.resource.split(':') ?? [];
  if (!arn || !machine || !name || (kind !== 'execution' && kind !== 'express')) return undefined;
  const stateMachineArn = arnAt(arn, 'states', `stateMachine:${machine}`);
  return { type: kind === 'express' ? 'EXPRESS' : 'STANDARD', stateMachineArn, name };
}
