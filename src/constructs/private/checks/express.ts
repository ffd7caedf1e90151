// Finds what an EXPRESS workflow cannot do although its definition is valid.
import { LogLevel } from 'aws-cdk-lib/aws-stepfunctions';
import { numberIn, ofType, type Check } from './check';

export const expressLogs: Check = {
  id: 'express-logs',
  severity: 'WARNING',
  reason: 'EXPRESS keeps no history, docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  find: ({ isExpress, logLevel }) =>
    isExpress && logLevel === LogLevel.OFF ? [{ text: 'nothing will tell what an execution did: set logLevel.' }] : [],
};

/** The limit of an EXPRESS execution, in seconds. */
export const EXPRESS_LIMIT = 300;

export const expressWait: Check = {
  id: 'express-wait',
  severity: 'WARNING',
  reason: 'an EXPRESS execution lasts 5 minutes, docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html',
  find: (workflow) =>
    workflow.isExpress
      ? ofType(workflow, 'Wait')
          .filter(({ state }) => numberIn(state, 'Seconds', 0) >= EXPRESS_LIMIT)
          .map(({ name }) => ({
            state: name,
            text: `'${name}' waits longer than an execution lasts: shorten it, or use STANDARD.`,
          }))
      : [],
};
