// Durations as Step Functions accepts them: whole seconds that are known at synthesis.
import type { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { constructError } from './kinds/construct-error';

/** TimeoutSeconds and the like go up to 99,999,999 (states-language.net, "Timeouts and heartbeat intervals"). */
const MOST = 99_999_999;

/**
 * The duration in seconds; undefined if only the deployment knows it. Throws an error that names the construct and the
 * property if it is not whole and in range.
 */
export function seconds(scope: Construct, id: string, property: string, duration: Duration): number | undefined {
  if (duration.isUnresolved()) {
    if (duration.unitLabel() === 'seconds') return undefined;
    const message = `${property} is a token in ${duration.unitLabel()}, which synthesis cannot convert. Use Duration.seconds.`;
    throw constructError(scope, id, message);
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
