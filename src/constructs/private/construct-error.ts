// Mistakes in how a construct is used: told with its path and what to do.
import type { IConstruct } from 'constructs';

export function constructError(scope: IConstruct, id: string, message: string): Error {
  const path = [scope.node.path, id].filter((part) => part !== '').join('/');
  return new Error(`${path}: ${message}`);
}
