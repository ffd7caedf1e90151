// Mistakes in how a construct is used.
import type { IConstruct } from 'constructs';
import { SimulatorError } from '../../asl/simulator-error';

/** Thrown by a construct that is given what it cannot take. The message begins with the construct's path. */
class ConstructError extends SimulatorError {
  override readonly name = 'ConstructError';
}

/** @param id of a construct that is not made yet; empty for the scope itself */
export function constructError(scope: IConstruct, id: string, message: string): ConstructError {
  const path = [scope.node.path, id].filter((part) => part !== '').join('/');
  return new ConstructError(`${path}: ${message}`);
}

/** Throws if there is a problem. */
export function refuse(scope: IConstruct, id: string, problem: string | undefined): void {
  if (problem !== undefined) throw constructError(scope, id, problem);
}
