// Durations as Step Functions accepts them: whole seconds that are known at synthesis.
import type { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { constructError } from './construct-error';

/** TimeoutSeconds and the like go up to 99,999,999 (states-language.net, "Timeouts and heartbeat intervals"). */
const MOST = 99_999_999;

/** The duration in seconds. Throws an error that names the construct and the property if it is not whole, known and in range. */
export function seconds(scope: Construct, id: string, property: string, duration: Duration): number {
  if (duration.isUnresolved()) {
    throw constructError(
      scope,
      id,
      `${property} must be known at synthesis; found a token. Use a Duration made from a plain number.`,
    );
  }
  const milliseconds = duration.toMilliseconds();
  if (milliseconds < 1000) {
    throw constructError(scope, id, `${property} must be at least 1 second; found ${duration.toHumanString()}.`);
  }
  if (milliseconds % 1000 !== 0 || milliseconds > MOST * 1000) {
    throw constructError(
      scope,
      id,
      `${property} must be a whole number of seconds, at most 99,999,999; found ${milliseconds / 1000} seconds.`,
    );
  }
  return milliseconds / 1000;
}
