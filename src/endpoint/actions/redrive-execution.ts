// RedriveExecution of a STANDARD execution that did not succeed; idempotent by its client token.
import type { Action } from './action';
import { redriveDate } from '../../services/step-functions/describe-execution';

/** AWS remembers the last ten tokens of an execution, each for 15 minutes. */
const TOKENS = 10;
const TOKEN_SECONDS = 15 * 60;

export const redriveExecution: Action<'RedriveExecution'> = ({ executionArn, clientToken }, world) => {
  const record = world.executions.get(executionArn);
  const { redriveTokens } = record;
  const known = clientToken === undefined ? undefined : redriveTokens.get(clientToken);
  if (known !== undefined && world.seconds() - known < TOKEN_SECONDS) return { redriveDate: known };
  world.executions.redrive(record);
  const date = redriveDate(record.redriven)!;
  if (clientToken !== undefined) {
    redriveTokens.delete(clientToken);
    redriveTokens.set(clientToken, date);
    if (redriveTokens.size > TOKENS) redriveTokens.delete([...redriveTokens.keys()][0]!);
  }
  return { redriveDate: date };
};
