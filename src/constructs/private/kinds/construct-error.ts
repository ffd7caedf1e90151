// Mistakes in how a construct is used.
import { Construct, type IConstruct } from 'constructs';
import { SimulatorError } from '../../../asl/simulator-error';

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

/**
 * Throws if there is a problem where no construct is known.
 *
 * @param where the class or its method
 */
export function refuseIn(where: string, problem: string | undefined): void {
  if (problem !== undefined) throw new ConstructError(`${where}: ${problem}`);
}

/** Throws if the scope is not a construct or the id not a string, for without them there is no path. */
export function checkPlace(where: string, scope: unknown, id: unknown): void {
  if (!Construct.isConstruct(scope)) {
    refuseIn(where, 'scope is missing or not a construct: set it to the construct around it, such as this.');
  } else if (typeof id !== 'string') {
    refuse(scope as Construct, '', `the id of the ${where} is missing or not a string: set it to a name.`);
  }
}
