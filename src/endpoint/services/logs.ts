// CloudWatch Logs: reading the logs of executions and functions. AWS JSON 1.1.
import { ONE_MEGABYTE, type Service } from './service';
import type { Operations } from '../../services/api/logs-types.generated';
import { MODEL } from '../../services/api/logs.generated';
import { describeLogGroups, describeLogStreams } from '../cloudwatch-logs/describe';
import type { LogGroups } from '../cloudwatch-logs/log-groups';
import { filterLogEvents, getLogEvents } from '../cloudwatch-logs/read-events';
import { answerAwsJson, isTargetOf } from '../http/aws-json';
import type { World } from '../world';

type Actions = {
  readonly [O in keyof Operations]: (input: Operations[O]['input'], logs: LogGroups) => Operations[O]['output'];
};

const ACTIONS: Actions = {
  DescribeLogGroups: describeLogGroups,
  DescribeLogStreams: describeLogStreams,
  FilterLogEvents: filterLogEvents,
  GetLogEvents: getLogEvents,
};

export function logs(world: World, report: (error: unknown) => void): Service {
  return {
    name: 'CloudWatch Logs',
    claims: (head) => isTargetOf(MODEL, head),
    maxBody: ONE_MEGABYTE,
    answer: (request) =>
      answerAwsJson(MODEL, request, (operation, input) => act(operation as keyof Operations, input, world), report),
  };
}

/** The model has already decoded the request by the operation's shape. */
function act<O extends keyof Operations>(operation: O, input: object, { logs: store }: World): object {
  return ACTIONS[operation](input as Operations[O]['input'], store);
}
