// The interface of an action of the API.
import type { Operations } from '../../services/api/states-types.generated';
import type { HttpRequest } from '../http/exchange';
import type { World } from '../world';

export type Operation = keyof Operations;

/**
 * Answers one operation. The request already has a valid shape; the action checks what the model cannot express. Throws
 * an ApiError if the API refuses the request.
 */
export type Action<O extends Operation> = (
  input: Operations[O]['input'],
  world: World,
  request: Pick<HttpRequest, 'headers' | 'signal'>,
) => Operations[O]['output'] | Promise<Operations[O]['output']>;
