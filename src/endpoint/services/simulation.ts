// The endpoint's own controls, for tests: POST /_sim/advance and /_sim/reset, GET /_sim/status.
import { ONE_MEGABYTE, type Service } from './service';
import { isObject, member, type Json } from '../../json/json';
import { parseBounded } from '../../json/text';
import { ApiError, validationError } from '../../services/api/api-error';
import { errorResponse } from '../http/aws-json';
import { jsonResponse, type HttpRequest } from '../http/exchange';
import type { World } from '../world';

const PREFIX = '/_sim/';

/** A hundred years, which is more than any machine waits. */
const MAX_SECONDS = 100 * 366 * 86_400;

export function simulation(world: World, report: (error: unknown) => void): Service {
  return {
    name: 'the simulation (/_sim/)',
    claims: ({ path }) => path.startsWith(PREFIX),
    maxBody: ONE_MEGABYTE,
    answer: async (request) => {
      try {
        return jsonResponse(200, await control(request, world));
      } catch (error) {
        return errorResponse(error, report);
      }
    },
  };
}

async function control(request: HttpRequest, world: World): Promise<object> {
  const route = `${request.method} ${request.path.split('?')[0]!}`;
  switch (route) {
    case `POST ${PREFIX}advance`:
      await world.advance(secondsIn(request.body));
      return status(world);
    case `POST ${PREFIX}reset`:
      world.reset();
      return status(world);
    case `GET ${PREFIX}status`:
      return status(world);
    default: {
      const known = `POST ${PREFIX}advance, POST ${PREFIX}reset and GET ${PREFIX}status`;
      throw new ApiError('UnknownOperationException', `There is no ${route}: there is ${known}.`, 404);
    }
  }
}

function secondsIn(body: Buffer): number {
  const wanted = `{"seconds": NUMBER}, a number of seconds from 0 to ${MAX_SECONDS}`;
  let request: Json;
  try {
    request = parseBounded(body.toString('utf8'));
  } catch (error) {
    throw validationError(`The body is not JSON (${(error as Error).message}): expected ${wanted}.`);
  }
  const seconds = isObject(request) ? member(request, 'seconds') : undefined;
  if (typeof seconds === 'number' && seconds >= 0 && seconds <= MAX_SECONDS) return seconds;
  throw validationError(`Expected ${wanted}.`);
}

function status({ simulation: { now }, machines, executions }: World): object {
  const counts = { stateMachines: machines.all.length, runningExecutions: executions.running.length };
  return { now: new Date(now).toISOString(), ...counts };
}
