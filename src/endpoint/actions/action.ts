// What an action of the API is.
import type { Operations } from '../../services/api/states-types.generated';
import type { HttpRequest } from '../http/exchange';
import type { World } from '../world';

export type Operation = keyof Operations;

/**
 * Answers one operation. The request is valid by its shape; what the model cannot say, the action checks. Throws an
 * ApiError for what the API refuses.
 */
export type Action<O extends Operation> = (
  input: Operations[O]['input'],
  world: World,
  request: Pick<HttpRequest, 'headers' | 'signal'>,
) => Operations[O]['output'] | Promise<Operations[O]['output']>;
