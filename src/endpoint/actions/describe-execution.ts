// DescribeExecution, for STANDARD executions.
import type { Action } from './action';
import { describeExecution as description } from '../../services/step-functions/describe-execution';
import { whyNotRedrivable } from '../state/redrive-status';

export const describeExecution: Action<'DescribeExecution'> = ({ executionArn, includedData }, world) => {
  const record = world.executions.get(executionArn);
  return description(record, whyNotRedrivable(record), includedData);
};
