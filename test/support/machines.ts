// Definitions that several tests run.
import type { JsonObject } from '../../src/json/json';

export const LAMBDA = 'arn:aws:lambda:us-east-1:123456789012:function:';

/** The workflow of the first issue: FetchData is retried after 2, 4 and 8 seconds. */
export const FETCH_AND_PROCESS = {
  Comment: 'A simple AWS Step Functions state machine',
  StartAt: 'FetchData',
  States: {
    FetchData: {
      Type: 'Task',
      Resource: `${LAMBDA}FetchData`,
      Retry: [{ ErrorEquals: ['Lambda.ServiceException'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }],
      Next: 'ProcessData',
    },
    ProcessData: { Type: 'Task', Resource: `${LAMBDA}ProcessData`, End: true },
  },
};

/** A machine of one state that ends. */
/** What the compiler knows of a machine that is put together: any states, right or wrong. */
export type Machine = { StartAt: string; States: Record<string, JsonObject> };

export function only(state: object, rest: object = {}): Machine {
  return { StartAt: 'S', States: { S: { End: true, ...state } }, ...rest };
}

/** A machine of one task state named S. */
export function task(rest: object = {}): Machine {
  return only({ Type: 'Task', Resource: `${LAMBDA}S`, ...rest });
}

/** A task that waits for an answer with its token. */
export const CALLBACK = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'q', 'MessageBody.$': '$$.Task.Token' },
};

/** A nested machine of one state named I: names are unique in the whole definition. */
export function inner(state: object) {
  return { StartAt: 'I', States: { I: { End: true, ...state } } };
}

/** A machine of these states, which starts with the first of them. */
export function machineOf(states: Readonly<Record<string, object>>, rest: object = {}) {
  return { StartAt: Object.keys(states)[0], States: states, ...rest };
}

/** A state that ends its machine. */
export const END = { Type: 'Succeed' };
