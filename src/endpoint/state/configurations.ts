// The configurations of a state machine: the checks beyond their shapes, and their defaults.
import type { JsonObject } from '../../json/json';
import { ApiError } from '../../services/api/api-error';
import type {
  EncryptionConfiguration,
  LoggingConfiguration,
  TracingConfiguration,
} from '../../services/api/states-types.generated';
import { checkLogging, InvalidLoggingConfigurationError } from '../../simulator/logging';

/** As DescribeStateMachine returns it (recorded: sfn_api_logs/…incomplete_logging_configuration). */
export function logging(configuration: LoggingConfiguration = {}): LoggingConfiguration {
  const { level = 'OFF', includeExecutionData = false, destinations } = configuration;
  try {
    checkLogging(configuration as JsonObject);
  } catch (error) {
    if (!(error instanceof InvalidLoggingConfigurationError)) throw error;
    throw new ApiError('InvalidLoggingConfiguration', error.message);
  }
  for (const { cloudWatchLogsLogGroup } of destinations ?? []) checkLogGroup(cloudWatchLogsLogGroup?.logGroupArn ?? '');
  return { level, includeExecutionData, ...(destinations && { destinations }) };
}

/** The text is our own. AWS requires the ARN of a log group here. */
function checkLogGroup(arn: string): void {
  if (/^arn:aws[\w-]*:logs:[^:]*:\d{12}:log-group:[^:]+/.test(arn)) return;
  const message = `Invalid Logging Configuration: The Log Destination is no log group: '${arn}'.`;
  throw new ApiError('InvalidLoggingConfiguration', message);
}

/** "enabled has not been set to true or false" (API_CreateStateMachine, Errors; the text is our own). */
export function tracing({ enabled }: TracingConfiguration = { enabled: false }): TracingConfiguration {
  if (enabled === undefined) {
    const message = 'Invalid Tracing Configuration: enabled must be true or false.';
    throw new ApiError('InvalidTracingConfiguration', message);
  }
  return { enabled };
}

export function encryption(
  configuration: EncryptionConfiguration = { type: 'AWS_OWNED_KEY' },
): EncryptionConfiguration {
  const { type, kmsKeyId, kmsDataKeyReusePeriodSeconds } = configuration;
  if (type === 'CUSTOMER_MANAGED_KMS_KEY' && kmsKeyId === undefined) {
    throw invalid('kmsKeyId is required with the type CUSTOMER_MANAGED_KMS_KEY');
  }
  if (type === 'AWS_OWNED_KEY' && (kmsKeyId !== undefined || kmsDataKeyReusePeriodSeconds !== undefined)) {
    throw invalid('kmsKeyId and kmsDataKeyReusePeriodSeconds are for the type CUSTOMER_MANAGED_KMS_KEY only');
  }
  return configuration;
}

function invalid(reason: string): ApiError {
  return new ApiError('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${reason}.`);
}
